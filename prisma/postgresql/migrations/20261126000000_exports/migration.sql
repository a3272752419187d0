-- CreateTable
CREATE TABLE "Export" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "parameters" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "strict" BOOLEAN NOT NULL,
    "scheduleId" TEXT,
    "state" TEXT NOT NULL,
    "partsDone" INTEGER NOT NULL,
    "partsTotal" INTEGER,
    "requestsDone" INTEGER NOT NULL,
    "requestsLeft" INTEGER,
    "waitingFor" TEXT,
    "nextAt" TIMESTAMP(3),
    "problem" TEXT,
    "gaps" TEXT,
    "gapCount" INTEGER NOT NULL,
    "file" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Export_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExportPiece" (
    "fileKey" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "writtenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ExportPiece_pkey" PRIMARY KEY ("fileKey", "part")
);

-- CreateTable
CREATE TABLE "ExportSchedule" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "madeBy" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "parameters" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "strict" BOOLEAN NOT NULL,
    "every" TEXT NOT NULL,
    "keep" INTEGER NOT NULL,
    "runs" INTEGER NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "nextAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ExportSchedule_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ExportSchedule_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Export_accountId_idx" ON "Export"("accountId");

-- CreateIndex
CREATE INDEX "Export_state_idx" ON "Export"("state");

-- CreateIndex
CREATE INDEX "ExportSchedule_accountId_idx" ON "ExportSchedule"("accountId");

-- CreateIndex
CREATE INDEX "ExportSchedule_nextAt_idx" ON "ExportSchedule"("nextAt");
