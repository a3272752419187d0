import { afterEach, beforeEach, expect, it } from 'vitest';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { saveChunk } from '../db/series-chunks';
import type { Statement } from '../db/statement';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import type { SeriesAnswer, SeriesQuery } from '../ports/archive';
import type { RequestOptions } from '../ports/door';
import { createVersionsOf } from './chunk-versions';
import { rememberSeries } from './remembered-series';

const NOON = Date.parse('2026-11-12T12:00:00Z');
const ACCOUNT = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'client' } as const;
const OPTIONS: RequestOptions = { purpose: 'usage', priority: 'person' };
const QUERY: SeriesQuery = {
  ...{ meterId: 'm', meterType: 'power', meterCreatedAt: null, kind: 'usage', granularity: 'hour' },
  ...{ start: '2026-10-01T06:00:00Z', end: '2026-11-01T06:00:00Z', timezone: 'America/Denver' },
};

let fresh: FreshDatabase;
let db: Database;
let now: number;
let reads: number;
let next: Partial<SeriesAnswer>;
let series: ReturnType<typeof rememberSeries>;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ACCOUNT, subject: 's', now: NOON });
  await store('hour', '2026-10-01', 'one');
  now = NOON;
  reads = 0;
  next = {};
  const read = async () => {
    reads += 1;
    const data = dataOf(744);
    const raw = { summary: {}, rows: [] };
    const [asOf, freshUntil] = ['2026-11-12T11:00:00Z', '2026-12-12T00:00:00Z'];
    return { data, raw, asOf, freshUntil, source: 'cache' as const, notice: null, ...next };
  };
  series = rememberSeries(read, { versionsOf: createVersionsOf(db), clock: () => now });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

/** Returns the part of a series that matters here: intervals of which none is over. */
function dataOf(intervals: number): SeriesAnswer['data'] {
  const states = Array.from({ length: intervals }, () => 'before');
  return { coverage: { expected: 0 }, columns: { states } } as unknown as SeriesAnswer['data'];
}

/** Stores a chunk as another process does. */
function store(granularity: string, day: string, checksum: string, coverage = '[]'): Promise<void> {
  const fields = { points: new Uint8Array(1), pointCount: 1, coverage, sealed: true, corrections: 0, checksum };
  const key = { resource: 'usage', subject: 'm', granularity };
  return saveChunk(db, ACCOUNT.id, key, { ...fields, periodStart: Date.parse(day), rowPhase: null, updatedAt: NOON });
}

/** Reads twice, with a change in between. True when the second is the answer of the first. */
async function isSameAfter(change: () => unknown, query = QUERY, options = OPTIONS): Promise<boolean> {
  const first = await series(ACCOUNT, query, options);
  await change();
  return (await series(ACCOUNT, query, options)) === first;
}

it('returns the same answer while nothing has changed', async () => {
  expect(await isSameAfter(() => store('hour', '2026-12-01', 'after the range'))).toBe(true);
  expect(reads).toBe(1);
});

it.each<[string, () => unknown]>([
  ['points of a chunk', () => store('hour', '2026-10-01', 'two')],
  ['when a chunk was fetched', () => store('hour', '2026-10-01', 'one', '[{}]')],
  ['a new chunk of the range', () => store('hour', '2026-11-01', 'new')],
  ['finer usage, which can be added up', () => store('minute', '2026-10-15', 'new')],
  ['the end of its freshness', () => (now = Date.parse('2026-12-12T00:00:00Z'))],
  ['a new day', () => (now = Date.parse('2026-11-13T00:00:00Z'))],
  ['a clock that was set back', () => (now = NOON - 1)],
])('reads again after a change of %s', async (_what, change) => {
  expect(await isSameAfter(change)).toBe(false);
});

it.each<[string, Partial<SeriesAnswer>]>([
  ['was just fetched', { source: 'cloud' }],
  ['is stale', { source: 'stale' }],
  ['has a notice', { notice: { code: 'limited', message: '', retryAt: null } }],
  ['is as of now', { asOf: '2026-11-12T12:00:00Z' }],
])('does not keep an answer that %s', async (_what, answer) => {
  next = answer;
  expect(await isSameAfter(() => {})).toBe(false);
});

it('does not keep an answer that was written while it was read', async () => {
  const racing = rememberSeries(
    async () => {
      await store('hour', '2026-10-01', `checksum ${reads}`);
      return series(ACCOUNT, QUERY, { ...OPTIONS, priority: 'report' });
    },
    { versionsOf: createVersionsOf(db), clock: () => now },
  );
  const first = await racing(ACCOUNT, QUERY, OPTIONS);
  expect(await racing(ACCOUNT, QUERY, OPTIONS)).not.toBe(first);
});

it('keeps the answers of accounts, ranges and zones apart, and none for jobs', async () => {
  const first = await series(ACCOUNT, QUERY, OPTIONS);
  expect(await series({ ...ACCOUNT, id: 'home_2' }, QUERY, OPTIONS)).not.toBe(first);
  expect(await series(ACCOUNT, { ...QUERY, timezone: 'America/New_York' }, OPTIONS)).not.toBe(first);
  expect(await series(ACCOUNT, { ...QUERY, kind: 'baseline' }, OPTIONS)).not.toBe(first);
  expect(await series(ACCOUNT, QUERY, { ...OPTIONS, priority: 'report' })).not.toBe(first);
  expect(await series(ACCOUNT, QUERY, { ...OPTIONS, acceptAgeSeconds: 60 })).not.toBe(first);
  expect(await series(ACCOUNT, QUERY, OPTIONS)).toBe(first);
});

it('reads the versions of series that are asked for at the same time with one statement', async () => {
  const statements: Statement[] = [];
  const select: Database['select'] = (statement) => {
    statements.push(statement);
    return db.select(statement);
  };
  const versionsOf = createVersionsOf({ ...db, select });
  await store('fifteenminute', '2026-10-02', 'quarter hours');
  await store('hour', '2026-11-01', 'next month');
  const later = { ...QUERY, start: '2026-11-01T06:00:00Z', end: '2026-12-01T07:00:00Z' };
  const queries = [QUERY, later, { ...QUERY, kind: 'baseline' as const }, { ...QUERY, meterId: 'other' }];
  const alone: string[] = [];
  for (const query of queries) alone.push(await versionsOf(ACCOUNT, [query]));
  expect(alone.map((version) => version.split('\n').length)).toEqual([3, 1, 1, 1]);
  expect(statements.splice(0)).toHaveLength(4);
  expect(await Promise.all(queries.map((query) => versionsOf(ACCOUNT, [query])))).toEqual(alone);
  expect(statements.splice(0)).toHaveLength(1);
  expect(await versionsOf(ACCOUNT, queries)).toContain('next month');

  const meters = Array.from({ length: 70 }, (_, index) => ({ ...QUERY, meterId: `m${index}` }));
  await versionsOf(ACCOUNT, [...meters, QUERY]);
  expect(statements.length).toBeGreaterThan(1);
});

it('forgets what was used longest ago', async () => {
  // Intervals that are not over take as much memory as others.
  next = { data: dataOf(9_000) };
  const query = (meterId: number) => ({ ...QUERY, meterId: String(meterId) });
  for (let meter = 0; meter < 7; meter += 1) await series(ACCOUNT, query(meter), OPTIONS);
  expect(reads).toBe(7);
  await series(ACCOUNT, query(6), OPTIONS);
  expect(reads).toBe(7);
  await series(ACCOUNT, query(0), OPTIONS);
  expect(reads).toBe(8);
});
