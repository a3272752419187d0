INSERT INTO "Account" ("id", "kind", "subject", "clientId", "enterpriseId", "createdAt", "updatedAt") VALUES
  ('alex', 'home', 'https://api.example#alex', 'public', NULL, '2026-01-02T10:00:00.000+00:00', '2026-01-03T10:00:00.000+00:00'),
  ('east', 'enterprise', 'https://api.example#east', 'client', 'east', '2026-01-02T10:00:00.000+00:00', '2026-01-02T10:00:00.000+00:00');
INSERT INTO "Token" ("accountId", "clientId", "scope", "keyId", "accessSealed", "refreshSealed", "expiresAt", "revokedAt", "version", "updatedAt") VALUES
  ('alex', 'public', 'openid email', 'key-1', X'00FF10', X'0A', '2026-01-03T10:00:00.000+00:00', NULL, 7, '2026-01-03T10:00:00.000+00:00'),
  ('east', 'client', NULL, 'key-1', X'01', NULL, '2026-01-03T10:00:00.000+00:00', '2026-01-04T10:00:00.000+00:00', 1, '2026-01-04T10:00:00.000+00:00');
INSERT INTO "Session" ("id", "accountId", "keyId", "emailSealed", "emailVerified", "createdAt", "expiresAt") VALUES
  ('session', 'alex', 'key-1', X'CAFE', TRUE, '2026-01-02T10:00:00.000+00:00', '2026-02-02T10:00:00.000+00:00');
INSERT INTO "SignInAttempt" ("id", "method", "keyId", "sealed", "createdAt", "expiresAt", "usedAt") VALUES
  ('attempt', 'email', 'key-1', X'BEEF', '2026-01-02T10:00:00.000+00:00', '2026-01-02T11:00:00.000+00:00', NULL);
INSERT INTO "AttemptCounter" ("key", "windowStart", "count") VALUES ('counter', '2026-01-02T10:00:00.000+00:00', 3);
INSERT INTO "CachedAnswer" ("accountId", "requestKey", "endpoint", "body", "policy", "etag", "receivedAt", "freshUntil", "lastUsedAt") VALUES
  ('alex', 'GET /state', 'state', X'1F8B', '{}', '"1"', '2026-01-02T10:00:00.000+00:00', '2026-01-02T11:00:00.000+00:00', '2026-01-03T10:00:00.000+00:00');
INSERT INTO "SentRequest" ("id", "clientId", "accountId", "purpose", "endpoint", "sentAt", "endedAt", "status", "outcome") VALUES
  ('request', 'public', 'alex', 'page', 'state', '2026-01-02T10:00:00.000+00:00', '2026-01-02T11:00:00.000+00:00', 200, 'ok'),
  ('lost', 'public', 'alex', 'page', 'state', '2026-01-03T10:00:00.000+00:00', NULL, NULL, NULL);
INSERT INTO "ClientBudget" ("clientId", "blockedUntil", "updatedAt") VALUES ('public', '2026-01-02T11:00:00.000+00:00', '2026-01-02T10:00:00.000+00:00');
