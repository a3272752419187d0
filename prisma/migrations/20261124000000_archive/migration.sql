-- CreateTable
CREATE TABLE "SeriesChunk" (
    "accountId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "granularity" TEXT NOT NULL,
    "periodStart" DATETIME NOT NULL,
    "points" BLOB NOT NULL,
    "pointCount" INTEGER NOT NULL,
    "coverage" TEXT NOT NULL,
    "sealed" BOOLEAN NOT NULL,
    "corrections" INTEGER NOT NULL DEFAULT 0,
    "checksum" TEXT NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "resource", "subject", "granularity", "periodStart"),
    CONSTRAINT "SeriesChunk_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RefusedRange" (
    "side" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "granularity" TEXT NOT NULL,
    "intervals" INTEGER NOT NULL,
    "learnedAt" DATETIME NOT NULL,

    PRIMARY KEY ("side", "resource", "granularity")
);

-- CreateTable
CREATE TABLE "ListState" (
    "accountId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "items" INTEGER NOT NULL,

    PRIMARY KEY ("accountId", "list"),
    CONSTRAINT "ListState_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ListVersion" (
    "accountId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "body" TEXT,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("accountId", "list", "itemId", "seenAt"),
    CONSTRAINT "ListVersion_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StateChange" (
    "accountId" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "fromState" TEXT,
    "seenAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "device", "deviceId", "at"),
    CONSTRAINT "StateChange_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "BackfillPlan" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "granularities" TEXT NOT NULL,
    "waitingFor" TEXT,
    "nextAt" DATETIME,
    "startedAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "BackfillPlan_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BackfillTrack" (
    "accountId" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "granularity" TEXT NOT NULL,
    "filledFrom" DATETIME NOT NULL,
    "goal" DATETIME,
    "doneAt" DATETIME,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "meterId", "resource", "granularity"),
    CONSTRAINT "BackfillTrack_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QueuedWork" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requestsDone" INTEGER NOT NULL,
    "requestsLeft" INTEGER,
    "nextAt" DATETIME,
    "waitingFor" TEXT,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "QueuedWork_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "QueuedWork_clientId_idx" ON "QueuedWork"("clientId");

-- CreateIndex
CREATE INDEX "QueuedWork_accountId_idx" ON "QueuedWork"("accountId");
