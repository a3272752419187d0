INSERT INTO "RefusedRange" ("side", "resource", "granularity", "intervals", "accepted", "learnedAt") VALUES ('enterprise', 'readings', 'none', 100, 90, '2026-01-02T10:00:00.000+00:00');
