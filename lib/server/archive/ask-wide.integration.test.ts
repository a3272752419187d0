import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, daySpan, localDay } from '@/lib/domain/calendar';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import type { Premise } from '@/lib/domain/premise';
import type { SandboxOptions } from '../../../sandbox/options';
import type { AccountRef } from '../account';
import { type SandboxArchive, startSandboxArchive } from './test-support/sandbox-archive';

const OPTIONS = { purpose: 'usage', priority: 'person' } as const;
const NOW = '2026-11-20T14:07:00Z';
const TODAY = '2026-11-20';
const PAIR: SeriesKind[] = ['usage', 'baseline'];

let cloud: SandboxArchive;
let alex: AccountRef;
let premise: Premise;

async function start(options: Partial<SandboxOptions> = {}) {
  cloud = await startSandboxArchive({ now: NOW, limitHour: 100, limitDay: 1000, admin: true, ...options });
  alex = await cloud.home('alex@example.com');
  const [first] = (await cloud.archive.premises(alex, OPTIONS)).data;
  if (!first) throw new Error('alex has no premise');
  premise = first;
  cloud.takeRequests();
}
beforeEach(() => start());
afterEach(() => cloud.close());

function readDay(day: string, kind: SeriesKind, granularity: Granularity, meterIndex = 0) {
  const meter = premise.meters[meterIndex];
  if (!meter) throw new Error('no such meter');
  const { id: meterId, type: meterType, createdAt: meterCreatedAt } = meter;
  const { timezone } = premise;
  const query = { meterId, meterType, meterCreatedAt, timezone, kind, granularity, ...daySpan(day, timezone) };
  return cloud.archive.series(alex, query, OPTIONS);
}

/** Reads the days from `first` days after today on, one by one, and returns the requests. */
async function walk(first: number, step: 1 | -1, days: number, granularity: Granularity, kinds = PAIR, meters = 1) {
  for (let index = 0; index < days; index += 1) {
    const day = addDays(TODAY, first + step * index);
    for (let meter = 0; meter < meters; meter += 1) {
      for (const kind of kinds) expect((await readDay(day, kind, granularity, meter)).data.coverage.unasked).toBe(0);
    }
    cloud.sandbox.clock.advance(5_000);
  }
  return cloud.takeRequests();
}

const startOf = (request: string | undefined) => new URL(request ?? '', cloud.sandbox.url).searchParams.get('start');
const endOf = (request: string | undefined) => new URL(request ?? '', cloud.sandbox.url).searchParams.get('end');

describe('walking day by day', () => {
  it.each(['hour', 'fifteenminute'] as const)(
    '60 days back takes 4 requests for %s usage and baseline',
    async (each) => {
      expect(await walk(0, -1, 61, each)).toHaveLength(4);
      // And then nothing, in any order.
      expect(await walk(-60, 1, 58, each)).toEqual([]);
    },
    60_000,
  );

  it('more than a month back takes 2 requests for minutes', async () => {
    expect(await walk(0, -1, 32, 'minute', ['usage'])).toHaveLength(2);
  }, 180_000);

  it('29 days back stays far below the limit of an hour for every meter of a home', async () => {
    const meters = premise.meters.length;
    expect(meters).toBeGreaterThan(2);
    expect(await walk(0, -1, 30, 'hour', ['usage', 'baseline', 'average'], meters)).toHaveLength(3 * meters);
  }, 180_000);

  it('60 days forward takes a request for each month, and one for each of the last days', async () => {
    expect((await walk(-60, 1, 60, 'hour', ['usage'])).length).toBeLessThanOrEqual(4);
  }, 180_000);

  it('through days of a year takes one request, and so does a year before', async () => {
    expect(await walk(0, -1, 40, 'day', ['usage'])).toHaveLength(1);
  }, 180_000);

  it('takes few requests where the cloud accepts a week at most', async () => {
    await cloud.close();
    await start({ maxDaysHour: 7 });
    // A month, half of it and a quarter of it are refused once each; then five parts of a week or less.
    const requests = await walk(0, -1, 31, 'hour', ['usage']);
    expect(requests.length).toBeLessThanOrEqual(12);
    expect(await walk(0, -1, 31, 'hour', ['usage'])).toEqual([]);
  }, 180_000);
});

describe('a widened request', () => {
  it('ends with its month, and begins where the month before it is stored', async () => {
    await readDay('2026-08-31', 'usage', 'hour');
    await readDay('2026-09-10', 'usage', 'hour');
    const [first, second, ...more] = cloud.takeRequests();
    expect(more).toEqual([]);
    expect([startOf(first), endOf(first)]).toEqual([dayStart('2026-08-01'), dayStart('2026-09-01')]);
    expect([startOf(second), endOf(second)]).toEqual([dayStart('2026-09-01'), dayStart('2026-10-01')]);
  });

  it('does not reach into today', async () => {
    await readDay(addDays(TODAY, -10), 'usage', 'hour');
    await readDay(addDays(TODAY, -41), 'usage', 'hour');
    expect(endOf(cloud.takeRequests()[1])).toBe(dayStart('2026-10-11'));
    await readDay(addDays(TODAY, -1), 'usage', 'hour');
    expect(startOf(cloud.takeRequests()[0])).toBe(dayStart('2026-11-11'));
    await readDay(TODAY, 'usage', 'hour');
    expect(startOf(cloud.takeRequests()[0])).toBe(dayStart(TODAY));
  });

  it('is not sent to renew today', async () => {
    await readDay(TODAY, 'usage', 'hour');
    expect(startOf(cloud.takeRequests()[0])).toBe(dayStart(addDays(TODAY, -30)));
    for (let index = 0; index < 4; index += 1) {
      cloud.sandbox.clock.advance(15 * 180_000);
      await readDay(TODAY, 'usage', 'hour');
      const [request, ...more] = cloud.takeRequests();
      expect(more).toEqual([]);
      expect([startOf(request), endOf(request)]).toEqual([dayStart(TODAY), dayStart(addDays(TODAY, 1))]);
    }
  });

  it('is followed by a request for the day alone after a failure that may be due to its width', async () => {
    cloud.sandbox.faults.add({ match: '/api/v2/app/usage', status: 500 });
    await expect(readDay(TODAY, 'usage', 'hour')).rejects.toMatchObject({ upstreamStatus: 500 });
    cloud.sandbox.faults.clear();
    cloud.sandbox.clock.advance(10 * 180_000);
    cloud.takeRequests();
    await readDay(TODAY, 'usage', 'hour');
    expect(startOf(cloud.takeRequests()[0])).toBe(dayStart(TODAY));
    cloud.sandbox.clock.advance(60 * 180_000);
    await readDay(addDays(TODAY, -1), 'usage', 'hour');
    expect(startOf(cloud.takeRequests()[0])).toBe(dayStart(addDays(TODAY, -31)));
  });
});

it.each(['readings', 'grid'] as const)('60 days of %s back take 2 requests, none before the device', async (kind) => {
  const utility = await cloud.enterprise();
  const home = cloud.sandbox.world.fleetPremise(1);
  const createdAt = addDays(TODAY, -50);
  cloud.takeRequests();
  for (let index = 0; index <= 60; index += 1) {
    const range = { ...daySpan(addDays(TODAY, -index), 'UTC'), createdAt: `${createdAt}T09:00:00Z` };
    if (kind === 'grid') {
      await cloud.archive.gridReadings(utility, { ...range, gatewayId: home.gateways[0]?.id ?? '' }, OPTIONS);
    } else await cloud.archive.readings(utility, { ...range, meterId: home.meters[0]?.id ?? '' }, OPTIONS);
  }
  const requests = cloud.takeRequests();
  expect(requests).toHaveLength(2);
  // Readings are fetched and stored by UTC days.
  expect(startOf(requests[1])).toBe(`${createdAt}T00:00:00Z`);
});

function dayStart(day: string): string {
  expect(localDay(Date.parse(daySpan(day, premise.timezone).start), premise.timezone)).toBe(day);
  return daySpan(day, premise.timezone).start;
}
