-- CreateTable
CREATE TABLE "Tariff" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "premiseId" TEXT NOT NULL,
    "commodity" TEXT NOT NULL,
    "tariff" TEXT,
    "cycle" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    CONSTRAINT "Tariff_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Bill" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "premiseId" TEXT NOT NULL,
    "commodity" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    CONSTRAINT "Bill_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Tariff_accountId_premiseId_commodity_savedAt_idx" ON "Tariff"("accountId", "premiseId", "commodity", "savedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Bill_accountId_premiseId_commodity_start_key" ON "Bill"("accountId", "premiseId", "commodity", "start");
