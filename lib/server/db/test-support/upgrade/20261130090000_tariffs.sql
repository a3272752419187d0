INSERT INTO "Tariff" ("id", "accountId", "premiseId", "commodity", "tariff", "cycle", "savedAt") VALUES
  ('tariff', 'alex', '', 'electricity', '{"versions":[]}', '{"day":1}', '2026-01-02T10:00:00.000+00:00'),
  ('removed', 'alex', 'premise-1', 'water', NULL, '{"day":1}', '2026-01-02T10:00:00.000+00:00');
INSERT INTO "Bill" ("id", "accountId", "premiseId", "commodity", "start", "content", "savedAt") VALUES ('bill', 'alex', 'premise-1', 'gas', '2026-01-01', '{}', '2026-02-02T10:00:00.000+00:00');
