INSERT INTO "SeriesChunk" ("accountId", "resource", "subject", "granularity", "periodStart", "points", "pointCount", "coverage", "sealed", "corrections", "checksum", "updatedAt") VALUES
  ('alex', 'usage', 'meter-1', 'hour', '2026-01-01T00:00:00.000+00:00', X'1F8B0800', 744, '[]', TRUE, 2, 'abc', '2026-02-02T10:00:00.000+00:00');
INSERT INTO "RefusedRange" ("side", "resource", "granularity", "intervals", "learnedAt") VALUES ('home', 'usage', 'hour', 745, '2026-01-02T10:00:00.000+00:00');
INSERT INTO "ListState" ("accountId", "list", "firstSeenAt", "lastSeenAt", "items") VALUES ('alex', 'premise', '2026-01-02T10:00:00.000+00:00', '2026-01-03T10:00:00.000+00:00', 2);
INSERT INTO "ListVersion" ("accountId", "list", "itemId", "seenAt", "body", "hash") VALUES
  ('alex', 'premise', 'premise-1', '2026-01-02T10:00:00.000+00:00', '{"id":"premise-1"}', 'def'),
  ('alex', 'premise', 'premise-1', '2026-01-03T10:00:00.000+00:00', NULL, '');
INSERT INTO "StateChange" ("accountId", "device", "deviceId", "at", "fromState", "seenAt") VALUES ('east', 'gateway', 'gateway-1', '2026-01-02T10:00:00.000+00:00', 'active', '2026-01-03T10:00:00.000+00:00');
INSERT INTO "Lease" ("name", "holder", "expiresAt") VALUES ('backfill', 'server-1', '2026-01-02T11:00:00.000+00:00');
INSERT INTO "BackfillPlan" ("accountId", "state", "granularities", "waitingFor", "nextAt", "startedAt", "updatedAt") VALUES
  ('alex', 'on', '["hour"]', 'budget', '2026-01-03T10:00:00.000+00:00', '2026-01-02T10:00:00.000+00:00', '2026-01-02T10:00:00.000+00:00');
INSERT INTO "BackfillTrack" ("accountId", "meterId", "resource", "granularity", "filledFrom", "goal", "doneAt", "requests", "problem", "updatedAt") VALUES
  ('alex', 'meter-1', 'usage', 'hour', '2026-01-01T00:00:00.000+00:00', NULL, NULL, 12, NULL, '2026-01-02T10:00:00.000+00:00');
INSERT INTO "QueuedWork" ("id", "accountId", "clientId", "purpose", "title", "requestsDone", "requestsLeft", "nextAt", "waitingFor", "updatedAt") VALUES
  ('work', 'alex', 'public', 'backfill', 'Older readings', 12, NULL, '2026-01-03T10:00:00.000+00:00', 'budget', '2026-01-02T10:00:00.000+00:00');
