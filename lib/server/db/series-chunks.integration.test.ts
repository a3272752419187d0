import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from './database';
import { openDatabase } from './open';
import { findChunks, findChunkVersions, findCoverage, findManyCoverages } from './series-chunks';
import type { Statement } from './statement';
import { freshDatabase, ON_POSTGRESQL } from './test-support/fresh-database';

const SERIES = { resource: 'usage', subject: 'm', granularity: 'hour' };
const [FROM, TO] = [Date.UTC(2026, 0), Date.UTC(2026, 1)];
const RANGES = Array.from({ length: 250 }, (_, month) => ({ ...SERIES, from: FROM + month, to: TO + month }));

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

// PostgreSQL reads a small table as a whole, whatever its indexes.
it.skipIf(ON_POSTGRESQL).each([
  ['findChunks', (database: Database) => findChunks(database, 'a', SERIES, FROM, TO)],
  ['findCoverage', (database: Database) => findCoverage(database, 'a', SERIES, FROM, TO)],
  [
    'findManyCoverages',
    (database: Database) => findManyCoverages(database, 'a', { ...SERIES, subjects: ['m', 'n'] }, FROM, TO),
  ],
  ['findChunkVersions', (database: Database) => findChunkVersions(database, 'a', RANGES)],
])('%s looks only at the chunks of its range', async (_, read) => {
  const statements: Statement[] = [];
  const select: Database['select'] = async (statement) => {
    statements.push(statement);
    return db.select(statement);
  };
  await read({ ...db, select });
  expect(statements.length).toBeGreaterThan(0);
  for (const { sql, values } of statements) {
    const plan = (await db.select({ sql: `EXPLAIN QUERY PLAN ${sql}`, values })).map((row) => String(row[3]));
    const searches = plan.filter((step) => /^(SEARCH|SCAN)/.test(step));
    expect(searches).not.toEqual([]);
    expect(searches.filter((step) => !step.includes('granularity=? AND periodStart>? AND periodStart<?'))).toEqual([]);
  }
});
