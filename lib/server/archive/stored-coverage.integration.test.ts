import { afterAll, beforeAll, expect, it } from 'vitest';
import { toInstantText } from '@/lib/domain/instant-text';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { findChunks, saveChunk } from '../db/series-chunks';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import type { SeriesQuery } from '../ports/archive';
import { createSeriesStore } from './store/series-store';
import { createCoverageReader } from './stored-coverage';

const ACCOUNT = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
const HOUR = 3_600_000;
const START = Date.parse('2026-03-08T07:00:00Z');
const END = START + 23 * HOUR;
const NOW = START + 30 * 24 * HOUR;
const KEY = { resource: 'usage', subject: '12:a', granularity: 'hour' };

let fresh: FreshDatabase;
let db: Database;
/** Statements that read the rows of chunks. */
let reads = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ACCOUNT, subject: 'a', now: 0 });
  const rows = Array.from({ length: 23 }, (_, index) => ({ time: toInstantText(START + index * HOUR), usage: 1 }));
  const answer = { start: START, end: END, askedAt: NOW, freshUntil: NOW, summary: {}, rows };
  const store = createSeriesStore(db, { warn: () => {} });
  await store.write(ACCOUNT, { kind: 'usage', meterId: '12:a', granularity: 'hour' }, [answer], NOW);
});
afterAll(async () => {
  await db.close();
  await fresh.remove();
});

async function fits(timezone: string): Promise<boolean | null> {
  reads = 0;
  const counting: Database = {
    ...db,
    select: (statement) => {
      if (statement.sql.includes('"points"')) reads += 1;
      return db.select(statement);
    },
  };
  const query: SeriesQuery = {
    ...{ kind: 'usage', meterId: '12:a', meterType: 'power', meterCreatedAt: null, timezone, granularity: 'hour' },
    ...{ start: toInstantText(START), end: toInstantText(END) },
  };
  const { fits: fitsCalendar } = await createCoverageReader(counting, () => NOW)(ACCOUNT, [query]);
  return fitsCalendar(ACCOUNT, query);
}

it('knows without reading rows that they match the hours of a zone, on a day of 23 hours', async () => {
  expect([await fits('America/Denver'), reads]).toEqual([true, 0]);
});

it('reads rows that may not match', async () => {
  expect([await fits('Asia/Kolkata'), reads]).toEqual([false, 1]);
});

it('reads the rows of chunks that an earlier version has written', async () => {
  const [chunk] = await findChunks(db, ACCOUNT.id, KEY, 0, NOW);
  if (!chunk) throw new Error('nothing stored');
  const { periodStart, updatedAt, points, pointCount, coverage, sealed, corrections, checksum } = chunk;
  const fields = { points, pointCount, coverage, sealed, corrections, checksum, rowPhase: null };
  await saveChunk(db, ACCOUNT.id, KEY, {
    ...fields,
    periodStart: periodStart.getTime(),
    updatedAt: updatedAt.getTime(),
  });
  expect([await fits('America/Denver'), reads]).toEqual([true, 1]);
});
