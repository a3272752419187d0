-- CreateTable
CREATE TABLE "WorkRecord" (
    "accountId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "postalCode" TEXT,
    "status" TEXT NOT NULL,
    "assignee" TEXT,
    "waitingUntil" TIMESTAMP(3),
    "note" TEXT,
    "item" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "updatedBy" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "WorkRecord_pkey" PRIMARY KEY ("accountId", "id"),
    CONSTRAINT "WorkRecord_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkEvent" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "workId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "by" TEXT,
    "what" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "assignee" TEXT,
    "waitingUntil" TIMESTAMP(3),
    "note" TEXT,

    CONSTRAINT "WorkEvent_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "WorkEvent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkCheck" (
    "accountId" TEXT NOT NULL,
    "asOf" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WorkCheck_pkey" PRIMARY KEY ("accountId"),
    CONSTRAINT "WorkCheck_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "WorkRecord_accountId_closedAt_idx" ON "WorkRecord"("accountId", "closedAt");

-- CreateIndex
CREATE INDEX "WorkEvent_accountId_workId_at_idx" ON "WorkEvent"("accountId", "workId", "at");
