INSERT INTO "MeterName" ("accountId", "meterId", "name", "updatedAt") VALUES ('alex', 'meter-1', 'Küche', '2026-01-02T10:00:00.000+00:00');
