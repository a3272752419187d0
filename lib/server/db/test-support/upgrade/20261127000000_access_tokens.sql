INSERT INTO "AccessToken" ("id", "accountId", "hash", "name", "scope", "keyId", "emailSealed", "emailVerified", "createdAt", "expiresAt", "lastUsedAt") VALUES
  ('token', 'alex', 'hash', 'Sheet', 'read', 'key-1', NULL, FALSE, '2026-01-02T10:00:00.000+00:00', '2026-02-02T10:00:00.000+00:00', '2026-01-03T10:00:00.000+00:00');
