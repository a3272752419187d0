-- CreateTable
CREATE TABLE "Household" (
    "accountId" TEXT NOT NULL,
    "premiseId" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "premiseId"),
    CONSTRAINT "Household_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
