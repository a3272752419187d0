import { afterEach, beforeEach, expect, it } from 'vitest';
import { pointsOf } from '@/lib/domain/test-support/point-columns';
import type { AccountRef } from '../account';
import { NO_ROWS, tableOf } from '../copper/row-table';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { freshDatabase } from '../db/test-support/fresh-database';
import type { RangeQuery } from './range.types';
import { rangeState } from './range-state';
import { createSeriesStore, type SeriesStore } from './store/series-store';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const [START, END] = ['2026-03-01T00:00:00Z', '2026-03-01T02:00:00Z'];
const QUERY: RangeQuery = {
  kind: 'usage',
  granularity: 'hour',
  meterId: 'm',
  timezone: 'UTC',
  start: START,
  end: END,
};
const ALEX: AccountRef = { id: 'home_alex', kind: 'home', enterpriseId: null, clientId: 'c' };

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;
let store: SeriesStore;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ALEX, subject: 'alex', now: NOW });
  store = createSeriesStore(db, { warn: () => {} });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

const rowsWith = (usage: unknown) => [
  { time: START, usage },
  { time: '2026-03-01T01:00:00Z', usage: 2 },
];

/** Stores rows as if the cloud had sent them. */
async function write(rows: Record<string, unknown>[]): Promise<void> {
  const span = { start: Date.parse(START), end: Date.parse(END), askedAt: NOW, freshUntil: NOW };
  await store.write(ALEX, QUERY, [{ ...span, summary: {}, rows }], NOW);
}

/** Returns the state of the range, with the values of its points. */
async function read() {
  const { needed, result } = rangeState(await store.read(ALEX, QUERY, QUERY), QUERY, NOW);
  return { needed, result: result && { points: pointsOf(result.points) } };
}

it.each([
  ['a span that begins before any date', [{ start: -1e300, end: Date.parse(END), askedAt: NOW, freshUntil: NOW }]],
  ['a span that was fetched before any date', [{ start: 0, end: 8e15, askedAt: -1e300, freshUntil: -1e300 }]],
  ['a span without numbers', [{ start: null, end: null, askedAt: null, freshUntil: null }]],
  ['no list', {}],
])('stored coverage with %s counts as not fetched, and is replaced', async (_what, coverage) => {
  await write(rowsWith(1));
  expect(await read()).toMatchObject({ needed: [], result: { points: [{ value: 1 }, { value: 2 }] } });
  await db.query((tables) => tables.seriesChunk.updateMany({ data: { coverage: JSON.stringify(coverage) } }));
  expect(await read()).toMatchObject({ needed: [{ from: 0, to: 2 }], result: null });
  expect(await store.spans(ALEX, QUERY, QUERY)).toEqual([]);
  await write(rowsWith(3));
  expect(await read()).toMatchObject({ needed: [], result: { points: [{ value: 3 }, { value: 2 }] } });
});

it.each([
  ['a number that is none', rowsWith({})],
  ['a number that is too large', rowsWith('9'.repeat(400))],
  ['a time that is none', [{ time: 'x', usage: 1 }, ...rowsWith(1)]],
  ['a time in the year 275760', [{ time: '+275760-09-13T00:00:00Z', usage: 1 }, ...rowsWith(1)]],
])('stored rows with %s are never an error, and are replaced', async (_what, rows) => {
  const span = { start: Date.parse(START), end: Date.parse(END), askedAt: NOW, freshUntil: NOW };
  expect(rangeState({ summary: {}, table: tableOf(rows), spans: [span] }, QUERY, NOW)).toMatchObject({
    stored: { table: NO_ROWS },
    result: null,
  });
  await write(rows);
  await read();
  await write(rowsWith(3));
  expect(await read()).toMatchObject({ needed: [], result: { points: [{ value: 3 }, { value: 2 }] } });
});
