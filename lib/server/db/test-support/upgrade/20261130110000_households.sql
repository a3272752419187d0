INSERT INTO "Household" ("accountId", "premiseId", "people", "updatedAt") VALUES ('alex', 'premise-1', 3, '2026-01-02T10:00:00.000+00:00');
