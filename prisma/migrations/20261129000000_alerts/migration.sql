-- CreateTable
CREATE TABLE "Alert" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "premiseId" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "meterType" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "knownUntil" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "closedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "finding" TEXT NOT NULL,
    "feedback" TEXT,
    "quietUntil" DATETIME,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Alert_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Alert_accountId_meterId_rule_idx" ON "Alert"("accountId", "meterId", "rule");

-- CreateIndex
CREATE INDEX "Alert_accountId_openedAt_idx" ON "Alert"("accountId", "openedAt");
