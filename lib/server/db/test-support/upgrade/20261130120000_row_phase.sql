INSERT INTO "SeriesChunk" ("accountId", "resource", "subject", "granularity", "periodStart", "points", "pointCount", "coverage", "sealed", "corrections", "checksum", "rowPhase", "updatedAt") VALUES
  ('alex', 'usage', 'meter-1', 'hour', '2026-02-01T00:00:00.000+00:00', X'1F8B0800', 672, '[]', TRUE, 0, 'abd', 1800000, '2026-03-02T10:00:00.000+00:00');
