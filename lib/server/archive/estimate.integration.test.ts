import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, daySpan } from '@/lib/domain/calendar';
import type { Granularity } from '@/lib/domain/granularity';
import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { SeriesQuery } from '../ports/archive';
import { type SandboxArchive, startSandboxArchive } from './test-support/sandbox-archive';

const OPTIONS = { purpose: 'usage', priority: 'person' } as const;

let cloud: SandboxArchive;
let alex: AccountRef;
let premise: Premise;

beforeAll(async () => {
  cloud = await startSandboxArchive({ now: '2026-11-20T14:07:00Z', limitHour: 100_000, limitDay: 100_000 });
  alex = await cloud.home('alex@example.com');
  const [first] = (await cloud.archive.premises(alex, OPTIONS)).data;
  if (!first) throw new Error('alex has no premise');
  premise = first;
  cloud.takeRequests();
});
afterAll(() => cloud.close());

function query(from: string, days: number, granularity: Granularity, meterIndex = 0): SeriesQuery {
  const meter = premise.meters[meterIndex];
  if (!meter) throw new Error('no such meter');
  return {
    meterId: meter.id,
    meterType: meter.type,
    meterCreatedAt: meter.createdAt,
    kind: 'usage',
    granularity,
    timezone: premise.timezone,
    start: daySpan(from, premise.timezone).start,
    end: daySpan(addDays(from, days), premise.timezone).start,
  };
}

describe('estimate', () => {
  it('returns without a request what reading then takes', async () => {
    const queries = [query('2026-08-01', 10, 'hour', 0), query('2026-08-01', 10, 'hour', 1)];
    expect(await cloud.archive.estimate(alex, queries)).toEqual({ requests: 2, held: 0 });
    expect(cloud.takeRequests()).toEqual([]);
    for (const one of queries) await cloud.archive.series(alex, one, OPTIONS);
    expect(cloud.takeRequests()).toHaveLength(2);
    expect(await cloud.archive.estimate(alex, queries)).toEqual({ requests: 0, held: 2 });
    const more = [...queries, query('2026-08-01', 10, 'hour', 2)];
    expect(await cloud.archive.estimate(alex, more)).toEqual({ requests: 1, held: 2 });
  });

  it('is zero for what can be added up from stored finer series', async () => {
    await cloud.archive.series(alex, query('2026-07-01', 31, 'hour', 0), OPTIONS);
    cloud.takeRequests();
    expect(await cloud.archive.estimate(alex, [query('2026-07-01', 31, 'day', 0)])).toEqual({ requests: 0, held: 1 });
  });

  it('is exact for ranges in any order, also when the cloud accepts only short ones', async () => {
    await cloud.close();
    cloud = await startSandboxArchive({
      now: '2026-11-20T14:07:00Z',
      limitHour: 100_000,
      limitDay: 100_000,
      maxDaysHour: 20,
    });
    alex = await cloud.home('alex@example.com');
    // The archive learns the maximum length from the first long ranges, which an estimate cannot foresee.
    await cloud.archive.series(alex, query('2025-01-01', 90, 'hour', 0), OPTIONS);
    await cloud.archive.series(alex, query('2025-06-01', 90, 'hour', 0), OPTIONS);
    const ranges = fc.record({ from: fc.integer({ min: 0, max: 100 }), days: fc.integer({ min: 1, max: 15 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(ranges, { minLength: 1, maxLength: 4 }), async (requested) => {
        for (const { from, days } of requested) {
          const one = query(addDays('2026-02-01', from), days, 'hour', 1);
          cloud.takeRequests();
          const { requests } = await cloud.archive.estimate(alex, [one]);
          expect(cloud.takeRequests()).toEqual([]);
          await cloud.archive.series(alex, one, OPTIONS);
          expect(cloud.takeRequests()).toHaveLength(requests);
        }
      }),
      { numRuns: 8 },
    );
  });
});
