-- CreateTable
CREATE TABLE "MeterName" (
    "accountId" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MeterName_pkey" PRIMARY KEY ("accountId","meterId"),
    CONSTRAINT "MeterName_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
