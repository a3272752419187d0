import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toInstantText } from '@/lib/domain/instant-text';
import { covers } from '@/lib/domain/stored-spans';
import { NO_ROWS } from '../copper/row-table';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import type { SeriesQuery } from '../ports/archive';
import { countByReading } from './count-by-reading';
import { createEstimate } from './estimate';
import type { RangeQuery } from './range.types';
import { knownEndMs, rangeState } from './range-state';
import type { SeriesArchive } from './series-archive';
import { createSeriesStore } from './store/series-store';
import { readFit } from './test-support/read-fit';

const ACCOUNT = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ACCOUNT, subject: 'a', now: 0 });
});
afterAll(async () => {
  await db.close();
  await fresh.remove();
});

function setUp(now: number, maxIntervals: number) {
  const store = createSeriesStore(db, { warn: () => {} });
  const clock = () => now;
  const reads: RangeQuery[] = [];
  const seriesArchive: Pick<SeriesArchive, 'stored' | 'covers' | 'spans'> = {
    async stored(account, query) {
      reads.push(query);
      return rangeState(await store.read(account, query, query), query, now);
    },
    covers: async (account, query) =>
      covers(await store.spans(account, query, query), Date.parse(query.start), knownEndMs(query, now)),
    spans: (account, query) => store.spans(account, query, query),
  };
  const fetcher = { maxIntervals: async () => maxIntervals };
  const estimate = createEstimate({
    seriesArchive: { ...seriesArchive, fits: readFit(seriesArchive) },
    fetcher,
    clock,
  });
  const emptyArchive: Parameters<typeof countByReading>[3] = {
    stored: async (_account, query) => rangeState({ summary: {}, table: NO_ROWS, spans: [] }, query, now),
    covers: async () => false,
  };
  async function intervalByInterval(query: SeriesQuery) {
    const requests = await countByReading({ fetcher, clock }, ACCOUNT, query, seriesArchive);
    const withoutArchive = await countByReading({ fetcher, clock }, ACCOUNT, query, emptyArchive);
    return { requests, held: Math.max(0, withoutArchive - requests) };
  }
  return { store, reads, estimate, intervalByInterval };
}

function query(meterId: string, start: number, end: number, more: Partial<SeriesQuery> = {}): SeriesQuery {
  return {
    ...{ meterId, meterType: 'electric', meterCreatedAt: null, kind: 'usage', granularity: 'minute' },
    ...{ timezone: 'America/Denver', start: toInstantText(start), end: toInstantText(end) },
    ...more,
  };
}

let meters = 0;

it('counts the same as reading interval by interval, whatever is stored and wherever clocks change', async () => {
  const span = fc.record({
    from: fc.integer({ min: -30, max: 40 }),
    hours: fc.integer({ min: 1, max: 30 }),
    // Fetched this long after its end. `off` puts edges inside intervals.
    fetchedAfter: fc.constantFrom(-2 * HOUR, HOUR, 3 * DAY, 8 * DAY, 60 * DAY),
    off: fc.constantFrom(0, 7),
    everyMinutes: fc.constantFrom(1, 3),
  });
  const cases = fc.record({
    zone: fc.constantFrom('America/Denver', 'Australia/Lord_Howe', 'Asia/Kolkata'),
    around: fc.constantFrom('2026-03-08T00:00:00Z', '2026-04-04T12:00:00Z', '2026-11-01T00:00:00Z'),
    granularity: fc.constantFrom('minute' as const, 'fifteenminute' as const, 'hour' as const, 'day' as const),
    startMinutes: fc.constantFrom(0, 30, 37),
    hours: fc.integer({ min: 1, max: 50 }),
    maxIntervals: fc.constantFrom(Number.POSITIVE_INFINITY, 60, 500),
    createdAfter: fc.constantFrom(null, -DAY, 5 * HOUR, 100 * DAY),
    ahead: fc.constantFrom(2 * HOUR, 10 * HOUR, 4 * DAY, 30 * DAY),
    spans: fc.array(span, { minLength: 1, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async (each) => {
      const start = Date.parse(each.around) + each.startMinutes * MINUTE;
      const now = start + each.ahead;
      meters += 1;
      const series = query(`m${meters}`, start, start + each.hours * HOUR, {
        granularity: each.granularity,
        timezone: each.zone,
        meterCreatedAt: each.createdAfter === null ? null : toInstantText(start + each.createdAfter),
      });
      const { store, estimate, intervalByInterval } = setUp(now, each.maxIntervals);
      for (const { from, hours, fetchedAfter, off, everyMinutes } of each.spans) {
        const [first, end] = [start + from * HOUR + off * MINUTE, start + (from + hours) * HOUR];
        if (end <= first) continue;
        const rows = [];
        for (let at = first; at < end; at += everyMinutes * MINUTE) {
          rows.push({ time: toInstantText(at), usage: 1, value: 1, actual: 1, power: 1 });
        }
        const askedAt = end + fetchedAfter;
        const fetched = { start: first, end, askedAt, freshUntil: askedAt + HOUR, summary: {}, rows };
        await store.write(ACCOUNT, { ...series, granularity: 'minute' }, [fetched], now);
      }
      expect(await estimate(ACCOUNT, [series])).toEqual(await intervalByInterval(series));
    }),
    { numRuns: 12 },
  );
});

it('reads no rows for two years of minutes that were never fetched, nor for days that are sealed', async () => {
  const start = Date.parse('2024-06-01T06:00:00Z');
  const { store, reads, estimate } = setUp(Date.parse('2026-11-20T14:00:00Z'), 1440);
  const series = query('two-years', start, start + 730 * DAY);
  expect(await estimate(ACCOUNT, [series])).toEqual({ requests: 730, held: 0 });
  const stored = { start, end: start + 100 * DAY, askedAt: start + 200 * DAY, freshUntil: 0, summary: {}, rows: [] };
  await store.write(ACCOUNT, series, [stored], start + 200 * DAY);
  expect(await estimate(ACCOUNT, [series])).toEqual({ requests: 630, held: 100 });
  expect(reads).toEqual([]);
});
