import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { asBuckets, trueBuckets, trueSum, withoutState } from '../test-support/true-series';

const ALEX = 'alex@example.com';
const ASHA = 'asha@example.com';
const KIM = 'kim@example.com';

let testServer: TestServer;
const viewers = new Map<string, Viewer>();

beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:30Z');
  for (const email of [ALEX, ASHA, KIM]) viewers.set(email, await testServer.signIn(email));
});
afterAll(() => testServer.close());

function meterOf(email: string, type: string): string {
  const meters = testServer.sandbox.world
    .premisesOf(`auth0|${email.split('@')[0]}`)
    .flatMap((premise) => premise.meters);
  const meter = meters.find((candidate) => candidate.type === type);
  if (!meter) throw new Error(`no ${type} meter`);
  return meter.id;
}

interface SeriesRange {
  email: string;
  type: string;
  granularity: Granularity;
  start: string;
  end: string;
  kind?: SeriesKind;
}

async function load({ email, type, ...range }: SeriesRange) {
  const viewer = viewers.get(email);
  if (!viewer) throw new Error('unknown viewer');
  const params = { account: 'home', meterId: meterOf(email, type), kind: 'usage' as const, ...range };
  const { data, meta } = await getExpandedSeries(testServer.ctx, viewer, params);
  const span = { start: data.start, end: data.end };
  return {
    data,
    meta,
    truth: asBuckets(trueBuckets(testServer, data.meterId, data.granularity, span, data.kind), data.kind),
    sum: trueSum(testServer, data.meterId, span, data.kind),
  };
}

const SPRING = { start: '2026-03-08', end: '2026-03-09', from: '2026-03-08T07:00:00Z', to: '2026-03-09T06:00:00Z' };
const AUTUMN = { start: '2026-11-01', end: '2026-11-02', from: '2026-11-01T06:00:00Z', to: '2026-11-02T07:00:00Z' };

describe('getSeries on days with a clock change in Denver', () => {
  const counts: [Granularity, spring: number, autumn: number][] = [
    ['minute', 1380, 1500],
    ['fifteenminute', 92, 100],
    ['hour', 23, 25],
    ['bihour', 12, 13],
    ['day', 1, 1],
  ];
  it.each(counts)('by %s has %i and %i intervals', async (granularity, spring, autumn) => {
    for (const [day, count] of [
      [SPRING, spring],
      [AUTUMN, autumn],
    ] as const) {
      const { data, meta, truth, sum } = await load({ email: ALEX, type: 'power', granularity, ...day });
      expect([data.start, data.end]).toEqual([day.from, day.to]);
      expect(data.buckets).toHaveLength(count);
      expect(withoutState(data.buckets)).toEqual(truth);
      expect(data.sum).toBe(sum);
      expect(data.unit).toBe('kWh');
      // Intervals are derived from finer ones that an earlier case has stored.
      expect(meta.coverage).toMatchObject({ complete: true, expected: count, missing: 0, unasked: 0, gaps: [] });
      expect(meta.coverage.measured + meta.coverage.derived).toBe(count);
    }
  });

  it.each(['baseline', 'average'] as const)('has the %s for the same intervals', async (kind) => {
    for (const day of [SPRING, AUTUMN]) {
      const { data, truth, sum } = await load({ email: ALEX, type: 'power', granularity: 'hour', kind, ...day });
      expect(withoutState(data.buckets)).toEqual(truth);
      expect(data.sum).toBe(sum);
      expect(sum).toBeGreaterThan(1);
    }
  });

  it('gives months with a clock change their real length', async () => {
    const year = { start: '2026-01-01', end: '2026-12-01' };
    const { data, truth } = await load({ email: ALEX, type: 'power', granularity: 'month', ...year });
    expect(withoutState(data.buckets)).toEqual(truth);
    const hours = data.buckets.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 3_600_000);
    expect(hours).toEqual([744, 672, 743, 720, 744, 720, 744, 744, 720, 744, 721]);
    const march = data.buckets[2];
    if (!march) throw new Error('no March');
    expect(march.value).toBe(trueSum(testServer, data.meterId, march));
    expect(data.buckets.map(({ state }) => state)).toEqual([...Array(10).fill('measured'), 'running']);
  });

  it('gives days with a clock change their real length', async () => {
    const weeks = [
      { start: '2026-03-05', end: '2026-03-12', hours: 167 },
      { start: '2026-10-29', end: '2026-11-05', hours: 169 },
    ];
    for (const { hours, ...week } of weeks) {
      const { data, truth, sum } = await load({ email: ALEX, type: 'gas', granularity: 'day', ...week });
      expect(withoutState(data.buckets)).toEqual(truth);
      expect(Date.parse(data.end) - Date.parse(data.start)).toBe(hours * 3_600_000);
      expect(data.sum).toBe(sum);
    }
  });
});

describe('getSeries for other zones and types', () => {
  it('starts the hours of Kolkata at half past in UTC', async () => {
    const day = { start: '2026-05-04', end: '2026-05-05' };
    for (const granularity of ['fifteenminute', 'hour', 'bihour', 'day'] as const) {
      const { data, truth, sum } = await load({ email: ASHA, type: 'power', granularity, ...day });
      expect(data.buckets[0]?.start).toBe('2026-05-03T18:30:00Z');
      expect(data.buckets.every(({ start }) => granularity === 'fifteenminute' || /:30:00Z$/.test(start))).toBe(true);
      expect(withoutState(data.buckets)).toEqual(truth);
      expect(data.sum).toBe(sum);
    }
    const year = { start: '2026-01-01', end: '2026-07-01' };
    const months = await load({ email: ASHA, type: 'power', granularity: 'month', ...year });
    expect(withoutState(months.data.buckets)).toEqual(months.truth);
    expect(months.data.buckets[0]?.start).toBe('2025-12-31T18:30:00Z');
  });

  it.each([
    ['gas', ALEX, 'CCF'],
    ['water', ALEX, 'gal'],
    ['water_outdoor', KIM, 'gal'],
    ['power_gen', ALEX, 'kWh'],
    ['steam', ASHA, null],
  ])('returns %s in its unit', async (type, email, unit) => {
    const week = { start: '2026-07-06', end: '2026-07-13' };
    const { data, truth, sum } = await load({ email, type, granularity: 'hour', ...week });
    expect(withoutState(data.buckets)).toEqual(truth);
    expect(data.unit).toBe(unit);
    expect(data.sum).toBe(sum);
    expect(sum).toBeGreaterThan(0);
  });

  it('returns negative values for a net meter', async () => {
    const week = { start: '2026-04-06', end: '2026-04-13' };
    const { data, truth, sum } = await load({ email: ALEX, type: 'power_net', granularity: 'hour', ...week });
    expect(withoutState(data.buckets)).toEqual(truth);
    expect(data.sum).toBe(sum);
    expect(data.buckets.some(({ value }) => value !== null && value < 0)).toBe(true);
    expect(data.buckets.some(({ value }) => value !== null && value > 0)).toBe(true);
  });

  it('does not count the interval at the end of the range', async () => {
    const day = { start: '2026-05-04', end: '2026-05-05' };
    const { data } = await load({ email: ALEX, type: 'power', granularity: 'hour', ...day });
    const [, query = ''] =
      testServer
        .newRequests()
        .filter((call) => call.includes('/usage/'))
        .at(-1)
        ?.split('?') ?? [];
    const ours = new URLSearchParams(query);
    expect(ours.get('end')).toBe(data.end);
    const beyond = trueBuckets(testServer, data.meterId, 'hour', { start: data.start, end: '2026-05-05T07:00:00Z' });
    expect(beyond).toHaveLength(25);
    expect(beyond[24]?.usage).toBeGreaterThan(0);
    expect(data.buckets).toHaveLength(24);
    expect(data.sum).toBe(trueSum(testServer, data.meterId, data));
  });
});
