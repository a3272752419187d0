INSERT INTO "WorkRecord" ("accountId", "id", "kind", "postalCode", "status", "assignee", "waitingUntil", "note", "item", "firstSeenAt", "closedAt", "updatedBy", "updatedAt", "version") VALUES
  ('east', 'cause', 'outage', '80301', 'waiting', 'kim', '2026-01-09T10:00:00.000+00:00', 'Called.', '{}', '2026-01-02T10:00:00.000+00:00', NULL, 'kim', '2026-01-03T10:00:00.000+00:00', 4);
INSERT INTO "WorkEvent" ("id", "accountId", "workId", "at", "by", "what", "status", "assignee", "waitingUntil", "note") VALUES
  ('event', 'east', 'cause', '2026-01-03T10:00:00.000+00:00', NULL, 'changed', 'waiting', 'kim', '2026-01-09T10:00:00.000+00:00', 'Called.');
INSERT INTO "WorkCheck" ("accountId", "asOf") VALUES ('east', '2026-01-03T10:00:00.000+00:00');
