import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Granularity } from '@/lib/domain/granularity';
import type { Bucket } from '@/lib/domain/series';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { asBuckets, total, trueBuckets, trueSum, withoutState } from '../test-support/true-series';

/** A Friday; the sandbox's recent events are relative to Monday the 16th. */
const NOW = '2026-11-20T14:23:00Z';
const REPLACED = Date.parse('2026-10-30T14:25:00Z');

let testServer: TestServer;
let alex: Viewer;
let lee: Viewer;

beforeAll(async () => {
  testServer = await startTestServer(NOW);
  alex = await testServer.signIn('alex@example.com');
  lee = await testServer.signIn('lee@example.com');
});
afterAll(() => testServer.close());

const homesOf = (name: string) => testServer.sandbox.world.premisesOf(`auth0|${name}`);

async function usage(viewer: Viewer, meterId: string, start: string, end: string, granularity: Granularity) {
  const { data, meta } = await getExpandedSeries(testServer.ctx, viewer, {
    account: 'home',
    meterId,
    kind: 'usage',
    start,
    end,
    granularity,
  });
  const truth = trueBuckets(testServer, meterId, granularity, data);
  expect(withoutState(data.buckets)).toEqual(asBuckets(truth));
  expect(data.sum).toBe(total(truth.map((bucket) => bucket.usage)));
  return { data, meta };
}

function countStates(buckets: readonly Bucket[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of buckets) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

describe('the current day', () => {
  it('has measured hours, a running one and future ones', async () => {
    const meterId = homesOf('alex')[0]?.meters[0]?.id ?? '';
    const { data, meta } = await usage(alex, meterId, '2026-11-20', '2026-11-21', 'hour');
    // 14:23 UTC is 07:23 in Denver.
    expect(countStates(data.buckets)).toEqual({ measured: 7, running: 1, future: 16 });
    expect(data.buckets[7]?.value).toBeGreaterThan(0);
    expect(data.buckets[8]?.value).toBeNull();
    expect(data.sum).toBe(trueSum(testServer, meterId, { start: data.start, end: NOW }));
    expect(meta.coverage).toEqual({
      complete: true,
      expected: 7,
      measured: 7,
      derived: 0,
      missing: 0,
      unasked: 0,
      gaps: [],
      gapCount: 0,
    });
  });

  it('by days is running, with the usage so far', async () => {
    const meterId = homesOf('alex')[0]?.meters[0]?.id ?? '';
    const { data } = await usage(alex, meterId, '2026-11-18', '2026-11-22', 'day');
    // Added up from the hours of the test before: nothing of the days to come has to be asked for.
    expect(data.buckets.map(({ state }) => state)).toEqual(['derived', 'derived', 'running', 'future']);
    expect(data.buckets[2]?.value).toBe(trueSum(testServer, meterId, { start: '2026-11-20T07:00:00Z', end: NOW }));
  });

  it('has no sum and nothing missing for a future range', async () => {
    const meterId = homesOf('alex')[0]?.meters[0]?.id ?? '';
    const { data, meta } = await usage(alex, meterId, '2026-12-01', '2026-12-03', 'day');
    expect(countStates(data.buckets)).toEqual({ future: 2 });
    expect(data.sum).toBeNull();
    expect(meta.coverage).toMatchObject({ complete: true, expected: 0 });
  });
});

describe('a meter that replaced another one', () => {
  const days = ['2026-10-29', '2026-11-01'] as const;

  it('has no data before its installation, which does not count as missing', async () => {
    const next = homesOf('lee')[1]?.meters[1];
    if (!next) throw new Error('no meter');
    expect(next.created * 60_000).toBe(REPLACED);
    const { data, meta } = await usage(lee, next.id, ...days, 'hour');
    // From midnight of the 29th in Los Angeles (07:00 UTC) to 14:00 UTC on the 30th.
    expect(countStates(data.buckets)).toEqual({ before: 31, measured: 41 });
    expect(data.buckets[31]?.start).toBe('2026-10-30T14:00:00Z');
    expect(meta.coverage).toEqual({
      complete: true,
      expected: 41,
      measured: 41,
      derived: 0,
      missing: 0,
      unasked: 0,
      gaps: [],
      gapCount: 0,
    });
    const daily = await usage(lee, next.id, ...days, 'day');
    expect(daily.data.buckets.map(({ state }) => state)).toEqual(['before', 'derived', 'derived']);
    expect(daily.data.sum).toBe(data.sum);
  });

  it('leaves the old meter with missing values from then on, never 0', async () => {
    const old = homesOf('lee')[1]?.meters[0];
    if (!old) throw new Error('no meter');
    const { data, meta } = await usage(lee, old.id, ...days, 'hour');
    expect(countStates(data.buckets)).toEqual({ measured: 32, missing: 40 });
    expect(data.buckets.some(({ value }) => value === 0)).toBe(false);
    expect(meta.coverage).toEqual({
      complete: false,
      expected: 72,
      measured: 32,
      derived: 0,
      unasked: 0,
      missing: 40,
      gaps: [{ start: '2026-10-30T15:00:00Z', end: '2026-11-01T07:00:00Z' }],
      gapCount: 1,
    });
  });
});

describe('a meter without readings for days', () => {
  it('has them as missing, merged into gaps, and sums the rest', async () => {
    const gas = homesOf('lee')[1]?.meters[2];
    if (!gas) throw new Error('no meter');
    for (const granularity of ['fifteenminute', 'hour', 'day'] as const) {
      const { data, meta } = await usage(lee, gas.id, '2026-09-01', '2026-10-15', granularity);
      const silent = trueBuckets(testServer, gas.id, granularity, data).filter((bucket) => bucket.usage === null);
      expect(countStates(data.buckets)).toEqual({
        measured: data.buckets.length - silent.length,
        missing: silent.length,
      });
      expect(silent.length).toBeGreaterThan(granularity === 'day' ? 2 : 100);
      // One outage every twelve days: three to five in 44 days, each one gap regardless of its intervals.
      const { gaps } = meta.coverage;
      expect(meta.coverage).toMatchObject({ complete: false, missing: silent.length });
      expect(gaps.length).toBeGreaterThanOrEqual(3);
      expect(gaps.length).toBeLessThanOrEqual(5);
      const hours = gaps.map((gap) => (Date.parse(gap.end) - Date.parse(gap.start)) / 3_600_000);
      expect(Math.max(...hours)).toBeGreaterThanOrEqual(48);
      const inGaps = gaps.flatMap((gap) => trueBuckets(testServer, gas.id, granularity, gap));
      expect(inGaps.map(({ start }) => start)).toEqual(silent.map(({ start }) => start));
      expect(data.sum).toBe(trueSum(testServer, gas.id, data));
    }
  });
});

describe('baseline and average', () => {
  it('begin two weeks after the meter was installed, and the average ends at the current time', async () => {
    const next = homesOf('lee')[1]?.meters[1]?.id ?? '';
    for (const kind of ['baseline', 'average'] as const) {
      const range = { account: 'home', meterId: next, kind, start: '2026-11-10', end: '2026-11-22' } as const;
      const { data } = await getExpandedSeries(testServer.ctx, lee, { ...range, granularity: 'day' });
      const truth = asBuckets(trueBuckets(testServer, next, 'day', data, kind), kind);
      // What is typical goes on to the end of the range (record 0086).
      const known = kind === 'baseline' ? 10 : 12;
      expect(withoutState(data.buckets).slice(0, known)).toEqual(truth.slice(0, known));
      expect(data.buckets.slice(known).every(({ value }) => value !== null)).toBe(true);
      expect(data.buckets.map(({ state }) => state)).toEqual([
        ...Array(3).fill('missing'),
        ...Array(7).fill('measured'),
        'running',
        'future',
      ]);
    }
  });
});
