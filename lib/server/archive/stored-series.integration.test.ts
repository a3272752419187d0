import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, daySpan } from '@/lib/domain/calendar';
import type { Granularity } from '@/lib/domain/granularity';
import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Archive } from '../ports/archive';
import { asBuckets, trueBuckets, withoutState } from '../test-support/true-series';
import { type SandboxArchive, startSandboxArchive } from './test-support/sandbox-archive';

const OPTIONS = { purpose: 'usage', priority: 'person' } as const;
const NOW = '2026-11-20T14:07:00Z';

let cloud: SandboxArchive;
let alex: AccountRef;
let premise: Premise;

beforeAll(async () => {
  cloud = await startSandboxArchive({ now: NOW, limitHour: 100_000, limitDay: 100_000, admin: true });
  alex = await cloud.home('alex@example.com');
  const [first] = (await cloud.archive.premises(alex, OPTIONS)).data;
  if (!first) throw new Error('alex has no premise');
  premise = first;
});
afterAll(() => cloud.close());

/** A backfill widens no request: it fetches the given days alone. */
interface ReadOptions {
  meterIndex?: number;
  createdAt?: string;
  priority?: 'person' | 'backfill';
}

function readSeries(
  archive: Archive,
  from: string,
  days: number,
  granularity: Granularity,
  { meterIndex = 0, createdAt, priority = 'person' }: ReadOptions = {},
) {
  const meter = premise.meters[meterIndex];
  if (!meter) throw new Error('no such meter');
  const { start } = daySpan(from, premise.timezone);
  const { start: end } = daySpan(addDays(from, days), premise.timezone);
  return archive.series(
    alex,
    {
      meterId: meter.id,
      meterType: meter.type,
      meterCreatedAt: createdAt ?? meter.createdAt,
      kind: 'usage',
      granularity,
      timezone: premise.timezone,
      start,
      end,
    },
    { ...OPTIONS, priority },
  );
}

const newRequests = () => cloud.takeRequests().filter((path) => path.includes('/usage/'));

describe('a stored series', () => {
  it('is fetched once, also after a restart, and only the new part', async () => {
    const alone = { priority: 'backfill' } as const;
    await readSeries(cloud.archive, '2026-09-01', 10, 'hour', alone);
    expect(newRequests()).toHaveLength(1);
    await readSeries(cloud.archive, '2026-09-03', 4, 'hour');
    await readSeries(cloud.openAnother(), '2026-09-01', 10, 'hour');
    expect(newRequests()).toEqual([]);
    await readSeries(cloud.openAnother(), '2026-08-30', 20, 'hour', alone);
    // Two days before and eight after: one request covers both.
    expect(newRequests()).toHaveLength(1);
    await readSeries(cloud.archive, '2026-09-15', 7, 'hour', alone);
    const [next] = newRequests();
    expect(next).toContain(`start=${encodeURIComponent(daySpan('2026-09-19', premise.timezone).start)}`);
  });

  it('says when each day was fetched, also where its neighbors were fetched at another time', async () => {
    await cloud.clearSeries();
    const early = '2026-11-10T12:00:00.000Z';
    const late = new Date(NOW).toISOString();
    cloud.sandbox.clock.set(Date.parse(early));
    await readSeries(cloud.archive, '2026-08-01', 31, 'hour');
    cloud.sandbox.clock.set(Date.parse(NOW));
    await readSeries(cloud.archive, '2026-09-01', 30, 'hour');
    newRequests();
    const asOf = async (day: string) => (await readSeries(cloud.openAnother(), day, 1, 'hour')).asOf;
    expect(await asOf('2026-08-31')).toBe(early);
    expect(await asOf('2026-09-01')).toBe(late);
    expect(await asOf('2026-09-29')).toBe(late);
    expect(newRequests()).toEqual([]);
  });

  it('is not fetched from before its meter was created', async () => {
    const createdAt = '2026-06-10T12:00:00Z';
    const from = (day: string, days: number, granularity: Granularity) =>
      readSeries(cloud.archive, day, days, granularity, { meterIndex: 1, createdAt });
    const { data, freshUntil } = await from('2026-05-20', 21, 'hour');
    expect(newRequests()).toEqual([]);
    expect(data.buckets.every(({ state, value }) => state === 'before' && value === null)).toBe(true);
    expect(Date.parse(freshUntil)).toBeGreaterThan(Date.parse(NOW));
    await from('2026-06-08', 4, 'hour');
    const [request, ...more] = newRequests();
    expect(more).toEqual([]);
    expect(request).toContain(`start=${encodeURIComponent(createdAt)}`);
    // Days are added up although the hours before the meter are not stored.
    await from('2026-06-08', 4, 'day');
    expect(newRequests()).toEqual([]);
  });

  it('adds up days and months from stored hours, to the sum of those hours', async () => {
    const hours = await readSeries(cloud.archive, '2026-07-01', 31, 'hour', { meterIndex: 1 });
    newRequests();
    for (const granularity of ['bihour', 'day', 'month'] as const) {
      const { data } = await readSeries(cloud.archive, '2026-07-01', 31, granularity, { meterIndex: 1 });
      expect(data.sum).toBe(hours.data.sum);
      expect(data.coverage).toMatchObject({ derived: data.buckets.length, measured: 0, complete: true });
    }
    expect(newRequests()).toEqual([]);
  });

  it('is fetched once by two processes at the same time', async () => {
    const [one, two] = [cloud.openAnother(), cloud.openAnother()];
    const [a, b] = await Promise.all([
      readSeries(one, '2026-06-01', 9, 'hour'),
      readSeries(two, '2026-06-03', 7, 'hour'),
    ]);
    expect(newRequests().length).toBeLessThanOrEqual(2);
    await Promise.all([readSeries(one, '2026-06-01', 9, 'hour'), readSeries(two, '2026-06-01', 9, 'hour')]);
    expect(newRequests()).toEqual([]);
    expect(b.data.buckets.map(({ value }) => value)).toEqual(a.data.buckets.slice(48).map(({ value }) => value));
  });

  it('returns the stored part when the cloud fails, and marks what was never fetched', async () => {
    await readSeries(cloud.archive, '2026-05-01', 2, 'day', { priority: 'backfill' });
    cloud.sandbox.faults.add({ match: '/api/v2/app/usage', status: 500 });
    const { data, notice, source } = await readSeries(cloud.openAnother(), '2026-05-01', 5, 'day');
    cloud.sandbox.faults.clear();
    expect(source).toBe('stale');
    expect(notice).not.toBeNull();
    expect(data.buckets.map(({ state }) => state)).toEqual(['measured', 'measured', 'unasked', 'unasked', 'unasked']);
    expect(data.coverage).toMatchObject({ complete: false, measured: 2, unasked: 3, missing: 0 });
    newRequests();
  });

  it('returns the same after any earlier ranges as if it had been fetched alone', async () => {
    const range = fc.record({
      from: fc.nat(40).map((days) => addDays('2026-02-20', days)),
      days: fc.integer({ min: 1, max: 20 }),
      restart: fc.boolean(),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(range, { minLength: 2, maxLength: 6 }), async (ranges) => {
        const stored = new Set<string>();
        await cloud.clearSeries();
        let archive = cloud.openAnother();
        newRequests();
        for (const { from, days, restart, fails } of ranges) {
          if (restart) archive = cloud.openAnother();
          const localDays = Array.from({ length: days }, (_, index) => addDays(from, index));
          const isNew = localDays.some((day) => !stored.has(day));
          if (fails) {
            cloud.sandbox.faults.add({ match: '/api/v2/app/usage', status: 404 });
            await readSeries(archive, from, days, 'hour', { meterIndex: 2 }).catch(() => undefined);
            cloud.sandbox.faults.clear();
            archive = cloud.openAnother();
            newRequests();
          }
          const { data } = await readSeries(archive, from, days, 'hour', { meterIndex: 2 });
          // Days beside an earlier range came with it.
          expect(newRequests().length).toBeLessThanOrEqual(isNew ? 1 : 0);
          for (const day of localDays) stored.add(day);
          const truth = trueBuckets(
            { sandbox: cloud.sandbox, now: cloud.sandbox.clock.now },
            data.meterId,
            'hour',
            data,
          );
          expect(withoutState(data.buckets)).toEqual(asBuckets(truth));
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
