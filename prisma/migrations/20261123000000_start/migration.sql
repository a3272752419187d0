-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "enterpriseId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Token" (
    "accountId" TEXT NOT NULL PRIMARY KEY,
    "clientId" TEXT NOT NULL,
    "scope" TEXT,
    "keyId" TEXT NOT NULL,
    "accessSealed" BLOB NOT NULL,
    "refreshSealed" BLOB,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Token_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "emailSealed" BLOB,
    "emailVerified" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "method" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "sealed" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "AttemptCounter" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "windowStart" DATETIME NOT NULL,
    "count" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "CachedAnswer" (
    "accountId" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "body" BLOB NOT NULL,
    "policy" TEXT NOT NULL,
    "etag" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "freshUntil" DATETIME NOT NULL,
    "lastUsedAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "requestKey"),
    CONSTRAINT "CachedAnswer_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SentRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "clientId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "status" INTEGER,
    "outcome" TEXT
);

-- CreateTable
CREATE TABLE "ClientBudget" (
    "clientId" TEXT NOT NULL PRIMARY KEY,
    "blockedUntil" DATETIME,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_kind_subject_key" ON "Account"("kind", "subject");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "SignInAttempt_expiresAt_idx" ON "SignInAttempt"("expiresAt");

-- CreateIndex
CREATE INDEX "CachedAnswer_lastUsedAt_idx" ON "CachedAnswer"("lastUsedAt");

-- CreateIndex
CREATE INDEX "SentRequest_clientId_sentAt_idx" ON "SentRequest"("clientId", "sentAt");

-- CreateIndex
CREATE INDEX "SentRequest_accountId_sentAt_idx" ON "SentRequest"("accountId", "sentAt");
