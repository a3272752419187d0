-- CreateTable
CREATE TABLE "Guest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "premiseId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME,
    CONSTRAINT "Guest_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Guest_hash_key" ON "Guest"("hash");

-- CreateIndex
CREATE INDEX "Guest_accountId_idx" ON "Guest"("accountId");

-- CreateIndex
CREATE INDEX "Guest_expiresAt_idx" ON "Guest"("expiresAt");
