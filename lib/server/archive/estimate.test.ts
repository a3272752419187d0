import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstantText } from '@/lib/domain/instant-text';
import { addStoredSpan, covers, type StoredSpan } from '@/lib/domain/stored-spans';
import { tableOf } from '../copper/row-table';
import type { SeriesQuery } from '../ports/archive';
import { createEstimate } from './estimate';
import { planRequestWindows } from './plan-windows';
import type { RangeQuery } from './range.types';
import { rangeState } from './range-state';
import type { SeriesArchive } from './series-archive';
import { readFit } from './test-support/read-fit';

const ACCOUNT = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-08T00:00:00Z');

interface Stored {
  spans: StoredSpan[];
  /** Minutes with a number, in milliseconds. */
  times: number[];
}

/** An archive of one series of minutes in memory. */
function memoryArchive({ spans, times }: Stored, now: number): Pick<SeriesArchive, 'stored' | 'covers' | 'spans'> {
  return {
    async stored(_account, query) {
      const inside = times.filter((time) => time >= Date.parse(query.start) && time < Date.parse(query.end));
      const rows = inside.map((time) => ({ time: toInstantText(time), usage: 1, power: 1, value: 1, actual: 1 }));
      return rangeState({ summary: {}, table: tableOf(rows), spans }, query, now);
    },
    covers: async (_account, query) => covers(spans, Date.parse(query.start), Date.parse(query.end)),
    spans: async () => spans,
  };
}

function minutes(length: number, more: Partial<SeriesQuery> = {}): SeriesQuery & RangeQuery {
  return {
    ...{ meterId: 'm', meterType: 'electric', meterCreatedAt: null, kind: 'usage', granularity: 'minute' },
    ...{ timezone: 'America/Denver', start: toInstantText(START), end: toInstantText(START + length) },
    ...more,
  };
}

function estimateOf(stored: Stored, now: number, maxIntervals: number) {
  const seriesArchive = memoryArchive(stored, now);
  const fetcher = { maxIntervals: async () => maxIntervals };
  return createEstimate({
    seriesArchive: { ...seriesArchive, fits: readFit(seriesArchive) },
    fetcher,
    clock: () => now,
  });
}

const NOTHING: Stored = { spans: [], times: [] };

describe('estimate', () => {
  it.each([
    [DAY, 1440, 1],
    [DAY + MINUTE, 1440, 2],
    [3 * DAY, 1440, 3],
    [3 * DAY - MINUTE, 1440, 3],
    [DAY, Number.POSITIVE_INFINITY, 1],
  ])('counts the windows of %d ms with at most %d minutes each', async (length, maxIntervals, requests) => {
    const estimate = estimateOf(NOTHING, START + 30 * DAY, maxIntervals);
    expect(await estimate(ACCOUNT, [minutes(length)])).toEqual({ requests, held: 0 });
  });

  it('counts what the archive plans, whatever is stored, for ranges of several windows', async () => {
    const span = fc.record({
      from: fc.integer({ min: -20, max: 280 }),
      length: fc.integer({ min: 1, max: 90 }),
      fetchedAfter: fc.constantFrom(-2 * HOUR, 0, HOUR, 3 * DAY, 7 * DAY - 20 * MINUTE, 8 * DAY, 60 * DAY),
      offsetMs: fc.constantFrom(0, 30_000),
      everyMinutes: fc.constantFrom(1, 7, 10_000),
    });
    const cases = fc.record({
      zone: fc.constantFrom('America/Denver', 'Asia/Kathmandu'),
      length: fc.integer({ min: 1, max: 300 }),
      // With 1 every needed interval counts.
      maxIntervals: fc.constantFrom(Number.POSITIVE_INFINITY, 1, 1, 1, 7, 60),
      createdAfter: fc.constantFrom(null, -DAY, HOUR, HOUR + 30_000, DAY),
      ahead: fc.constantFrom(5 * HOUR, 4 * DAY, 30 * DAY),
      spans: fc.array(span, { minLength: 2, maxLength: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ zone, length, maxIntervals, createdAfter, ahead, spans }) => {
        const now = START + ahead;
        const stored: Stored = { spans: [], times: [] };
        for (const { from, length: size, fetchedAfter, offsetMs, everyMinutes } of spans) {
          const [start, end] = [START + from * MINUTE + offsetMs, START + (from + size) * MINUTE];
          if (end <= start) continue;
          const askedAt = end + fetchedAfter;
          stored.spans = addStoredSpan(stored.spans, { start, end, askedAt, freshUntil: askedAt + HOUR });
          for (let time = Math.ceil(start / MINUTE) * MINUTE; time < end; time += everyMinutes * MINUTE) {
            stored.times.push(time);
          }
        }
        stored.times = [...new Set(stored.times)].sort((a, b) => a - b);
        const meterCreatedAt = createdAfter === null ? null : toInstantText(START + createdAfter);
        const query = minutes(length * MINUTE, { timezone: zone, meterCreatedAt });
        const { needed, unsealed } = await memoryArchive(stored, now).stored(ACCOUNT, query);
        const plan = planRequestWindows(needed, unsealed, maxIntervals);
        const { requests } = await estimateOf(stored, now, maxIntervals)(ACCOUNT, [query]);
        expect(requests).toBe(plan.length);
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  it.each([
    ['ends exactly now', HOUR, 0],
    ['ends a minute from now', HOUR + MINUTE, 1],
  ])('counts a stored interval that %s as the archive does', async (_when, length, requests) => {
    const now = START + HOUR;
    const spans = [{ start: START, end: START + length, askedAt: now, freshUntil: now }];
    const times = Array.from({ length: length / MINUTE }, (_, index) => START + index * MINUTE);
    expect(await estimateOf({ spans, times }, now, 1440)(ACCOUNT, [minutes(length)])).toMatchObject({ requests });
  });

  it('counts a stored range that is read in several slices as the archive does', async () => {
    const length = 5_400;
    const end = START + length * MINUTE;
    const now = end + 2 * DAY;
    const spans = [{ start: START, end, askedAt: end + HOUR, freshUntil: 0 }];
    // Every second hour has no numbers and is needed.
    const times = Array.from({ length }, (_, index) => START + index * MINUTE).filter((time) => (time / HOUR) % 2 < 1);
    const { needed, unsealed } = await memoryArchive({ spans, times }, now).stored(ACCOUNT, minutes(length * MINUTE));
    const plan = planRequestWindows(needed, unsealed, 1);
    expect(plan.length).toBeGreaterThan(1000);
    const { requests } = await estimateOf({ spans, times }, now, 1)(ACCOUNT, [minutes(length * MINUTE)]);
    expect(requests).toBe(plan.length);
  });

  it('counts nothing for intervals that end exactly when the meter was created', async () => {
    const estimate = estimateOf(NOTHING, START + 30 * DAY, 1440);
    const created = (after: number) => ({ meterCreatedAt: toInstantText(START + after) });
    expect(await estimate(ACCOUNT, [minutes(DAY, created(DAY))])).toEqual({ requests: 0, held: 0 });
    expect(await estimate(ACCOUNT, [minutes(DAY, created(DAY - MINUTE))])).toEqual({ requests: 1, held: 0 });
  });
});
