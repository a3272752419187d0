import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInstantText } from '@/lib/domain/instant-text';
import { samplesWithin } from '@/sandbox/data/grid';
import { readingsWithin, readingValues } from '@/sandbox/data/readings';
import type { AccountRef } from '../account';
import type { Archive } from '../ports/archive';
import { type SandboxArchive, startSandboxArchive } from './test-support/sandbox-archive';

const OPTIONS = { purpose: 'report', priority: 'person' } as const;
const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-11-20T14:07:00Z');
/** The cloud accepts eight days at once. Longer ranges here have up to sixteen days, in two halves. */
const MAX_DAYS = 8;

let cloud: SandboxArchive;
let utility: AccountRef;

beforeAll(async () => {
  cloud = await startSandboxArchive({
    now: toInstantText(NOW),
    limitHour: 100_000,
    limitDay: 100_000,
    maxDaysHour: MAX_DAYS,
    admin: true,
  });
  utility = await cloud.enterprise();
});
afterAll(() => cloud.close());

const world = () => cloud.sandbox.world;
const meter = () => world().meters(4, 1)[0] as ReturnType<ReturnType<typeof world>['meters']>[number];
const gateway = () => world().gateways(1, 1)[0] as ReturnType<ReturnType<typeof world>['gateways']>[number];
const minutes = (instant: string) => Date.parse(instant) / 60_000;

interface DayRange {
  resource: 'readings' | 'grid';
  start: string;
  end: string;
}

async function read(archive: Archive, { resource, start, end }: DayRange): Promise<unknown[]> {
  if (resource === 'grid')
    return (await archive.gridReadings(utility, { gatewayId: gateway().id, start, end }, OPTIONS)).data;
  return (await archive.readings(utility, { meterId: meter().id, start, end }, OPTIONS)).data;
}

/** The sandbox's own data, by the second. */
function truth({ resource, start, end }: DayRange): unknown[] {
  const until = Math.min(minutes(end), Math.floor(cloud.sandbox.clock.now() / 60_000));
  const { seed } = world();
  if (resource === 'grid') {
    return [...samplesWithin(seed, gateway(), minutes(start), until)].map(({ atMs, volts, hertz }) => ({
      time: toInstantText(atMs),
      premiseId: gateway().premise.id,
      gatewayId: gateway().id,
      voltageVolts: volts,
      frequencyHertz: hertz,
    }));
  }
  return readingsWithin(seed, meter(), minutes(start), until).map((reading) => ({
    time: toInstantText(reading.atMs),
    ...readingValues(reading),
  }));
}

const days = (from: number, count: number, resource: DayRange['resource']): DayRange => ({
  resource,
  start: toInstantText(Math.floor(NOW / DAY) * DAY - from * DAY),
  end: toInstantText(Math.floor(NOW / DAY) * DAY - (from - count) * DAY),
});

describe('readings of registers and of the grid', () => {
  it('learns how long a range may be, and remembers it after a restart', async () => {
    const long = days(60, 16, 'readings');
    expect(await read(cloud.archive, long)).toEqual(truth(long));
    // A month was refused, then sixteen days, and both halves were accepted.
    expect(cloud.takeRequests()).toHaveLength(4);
    const other = days(30, 16, 'readings');
    expect(await read(cloud.openAnother(), other)).toEqual(truth(other));
    // Twelve days, the middle of the accepted eight and the refused sixteen, were refused too and are not tried again.
    expect(cloud.takeRequests()).toHaveLength(4);
    for (const at of [100, 120, 140, 160]) await read(cloud.openAnother(), days(at, 16, 'readings'));
    cloud.takeRequests();
    await read(cloud.openAnother(), days(190, 16, 'readings'));
    expect(cloud.takeRequests()).toHaveLength(2);
  });

  it('stores ended days permanently, and refreshes today in one request', async () => {
    const week = days(5, 6, 'grid');
    expect(await read(cloud.archive, week)).toEqual(truth(week));
    cloud.takeRequests();
    cloud.sandbox.clock.advance(3 * 3_600_000);
    expect(await read(cloud.openAnother(), week)).toEqual(truth(week));
    expect(cloud.takeRequests()).toHaveLength(1);
    expect(await read(cloud.openAnother(), days(5, 2, 'grid'))).toHaveLength(truth(days(5, 2, 'grid')).length);
    expect(cloud.takeRequests()).toEqual([]);
  });

  it('returns the cloud’s data with the fewest requests after any earlier ranges, failures and restarts', async () => {
    const step = fc.record({
      resource: fc.constantFrom('readings' as const, 'grid' as const),
      from: fc.integer({ min: 20, max: 45 }),
      count: fc.integer({ min: 1, max: 12 }),
      restart: fc.boolean(),
      fails: fc.boolean(),
    });
    for (const at of [100, 120, 140, 160, 180]) await read(cloud.archive, days(at, 16, 'grid'));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const stored = { readings: new Set<number>(), grid: new Set<number>() };
        await cloud.clearSeries();
        let archive = cloud.openAnother();
        cloud.takeRequests();
        for (const { resource, from, count, restart, fails } of steps) {
          const range = days(from, count, resource);
          if (restart) archive = cloud.openAnother();
          if (fails) {
            cloud.sandbox.faults.add({ match: '/api/v2/partner', status: 404 });
            await read(archive, range).catch(() => undefined);
            cloud.sandbox.faults.clear();
            archive = cloud.openAnother();
            cloud.takeRequests();
          }
          const needed = Array.from({ length: count }, (_, index) => index - from).filter(
            (day) => !stored[resource].has(day),
          );
          const requests = requestsFor(needed, stored[resource]);
          expect(await read(archive, range)).toEqual(truth(range));
          expect(cloud.takeRequests()).toHaveLength(requests.length);
          for (const day of requests.flat()) stored[resource].add(day);
        }
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});

/**
 * Returns the days of each request: windows of the maximum length that cover every needed day, from the oldest on; the
 * first with the days before it that are not stored, the last with those after it to the end of the month. Days are
 * counted from today, which is 0.
 */
function requestsFor(needed: readonly number[], stored: ReadonlySet<number>): number[][] {
  const windows: { first: number; last: number }[] = [];
  for (const day of needed) {
    const window = windows.at(-1);
    if (window && day < window.first + MAX_DAYS) window.last = day;
    else windows.push({ first: day, last: day });
  }
  const monthOf = (day: number) => new Date(NOW + day * DAY).getUTCMonth();
  const [oldest, newest] = [windows[0], windows.at(-1)];
  const fits = ({ first, last }: { first: number; last: number }) => last - first + 1 < MAX_DAYS;
  while (oldest && fits(oldest) && !stored.has(oldest.first - 1)) oldest.first -= 1;
  while (newest && fits(newest) && !stored.has(newest.last + 1) && monthOf(newest.last + 1) === monthOf(newest.last))
    newest.last += 1;
  return windows.map(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
