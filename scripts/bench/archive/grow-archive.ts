import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, startPostgresCluster } from '../../launch/postgres-cluster';
import { measureInChild } from '../measure-in-child';
import type { ArchiveMeasurement } from './measure-archive';

/** A row of the archive's table. */
export interface ArchiveRow extends ArchiveMeasurement {
  database: 'SQLite' | 'PostgreSQL';
}

/** Measures an archive of each size on SQLite and, if installed, PostgreSQL. `say` gets a line for each result. */
export async function growArchive(sizes: readonly number[], say: (line: string) => void): Promise<ArchiveRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'copper-bench-'));
  const rows: ArchiveRow[] = [];
  try {
    rows.push(...(await measureSizes('SQLite', `file:${join(folder, 'copper.db')}`, sizes, say)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const programs = findPostgres();
  if (!programs) {
    say('SKIPPED: the archive on PostgreSQL, which is not installed (apt-get install postgresql).');
    return rows;
  }
  const cluster = await startPostgresCluster(programs);
  try {
    rows.push(...(await measureSizes('PostgreSQL', cluster.url, sizes, say)));
  } finally {
    await cluster.stop();
  }
  return rows;
}

async function measureSizes(
  database: ArchiveRow['database'],
  url: string,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<ArchiveRow[]> {
  const script = 'scripts/bench/archive/measure-archive.ts';
  const lines = await measureInChild<ArchiveMeasurement>(
    `archive on ${database}`,
    script,
    [url, sizes.join(',')],
    (line) => say(`${database}: ${JSON.stringify(line)}`),
  );
  return lines.map((line) => ({ database, ...line }));
}
