-- CreateTable
CREATE TABLE "SeriesChunk" (
    "accountId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "granularity" TEXT NOT NULL,
    "periodStart" TIMESTAMP(3) NOT NULL,
    "points" BYTEA NOT NULL,
    "pointCount" INTEGER NOT NULL,
    "coverage" TEXT NOT NULL,
    "sealed" BOOLEAN NOT NULL,
    "corrections" INTEGER NOT NULL DEFAULT 0,
    "checksum" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SeriesChunk_pkey" PRIMARY KEY ("accountId", "resource", "subject", "granularity", "periodStart"),
    CONSTRAINT "SeriesChunk_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RefusedRange" (
    "side" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "granularity" TEXT NOT NULL,
    "intervals" INTEGER NOT NULL,
    "learnedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RefusedRange_pkey" PRIMARY KEY ("side", "resource", "granularity")
);

-- CreateTable
CREATE TABLE "ListState" (
    "accountId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "items" INTEGER NOT NULL,

    CONSTRAINT "ListState_pkey" PRIMARY KEY ("accountId", "list"),
    CONSTRAINT "ListState_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ListVersion" (
    "accountId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "body" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ListVersion_pkey" PRIMARY KEY ("accountId", "list", "itemId", "seenAt"),
    CONSTRAINT "ListVersion_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StateChange" (
    "accountId" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "fromState" TEXT,
    "seenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StateChange_pkey" PRIMARY KEY ("accountId", "device", "deviceId", "at"),
    CONSTRAINT "StateChange_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "BackfillPlan" (
    "accountId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "granularities" TEXT NOT NULL,
    "waitingFor" TEXT,
    "nextAt" TIMESTAMP(3),
    "startedAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BackfillPlan_pkey" PRIMARY KEY ("accountId"),
    CONSTRAINT "BackfillPlan_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BackfillTrack" (
    "accountId" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "granularity" TEXT NOT NULL,
    "filledFrom" TIMESTAMP(3) NOT NULL,
    "goal" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "requests" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BackfillTrack_pkey" PRIMARY KEY ("accountId", "meterId", "resource", "granularity"),
    CONSTRAINT "BackfillTrack_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QueuedWork" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requestsDone" INTEGER NOT NULL,
    "requestsLeft" INTEGER,
    "nextAt" TIMESTAMP(3),
    "waitingFor" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QueuedWork_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "QueuedWork_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "QueuedWork_clientId_idx" ON "QueuedWork"("clientId");

-- CreateIndex
CREATE INDEX "QueuedWork_accountId_idx" ON "QueuedWork"("accountId");
