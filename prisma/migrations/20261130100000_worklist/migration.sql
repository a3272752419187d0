-- CreateTable
CREATE TABLE "WorkRecord" (
    "accountId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "postalCode" TEXT,
    "status" TEXT NOT NULL,
    "assignee" TEXT,
    "waitingUntil" DATETIME,
    "note" TEXT,
    "item" TEXT NOT NULL,
    "firstSeenAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "updatedBy" TEXT,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL,

    PRIMARY KEY ("accountId", "id"),
    CONSTRAINT "WorkRecord_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT,
    "what" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "assignee" TEXT,
    "waitingUntil" DATETIME,
    "note" TEXT,
    CONSTRAINT "WorkEvent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkCheck" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "asOf" DATETIME NOT NULL,
    CONSTRAINT "WorkCheck_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "WorkRecord_accountId_closedAt_idx" ON "WorkRecord"("accountId", "closedAt");

-- CreateIndex
CREATE INDEX "WorkEvent_accountId_workId_at_idx" ON "WorkEvent"("accountId", "workId", "at");
