-- CreateTable
CREATE TABLE "FleetView" (
    "accountId" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FleetView_pkey" PRIMARY KEY ("accountId", "madeBy", "page", "name"),
    CONSTRAINT "FleetView_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
