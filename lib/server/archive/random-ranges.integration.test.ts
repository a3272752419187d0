import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayStart } from '@/lib/domain/calendar';
import { exactSum } from '@/lib/domain/exact-sum';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Archive } from '../ports/archive';
import { trueBuckets } from '../test-support/true-series';
import { type Interval, RequestModel } from './test-support/request-model';
import { type SandboxArchive, startSandboxArchive } from './test-support/sandbox-archive';

/** With `report` requests would be paced, which never ends with a stopped clock. */
const OPTIONS = { purpose: 'usage', priority: 'person' } as const;
const MINUTE = 60_000;

let cloud: SandboxArchive;
let homes: { account: AccountRef; premise: Premise; meter: Meter }[];

beforeAll(async () => {
  cloud = await startSandboxArchive({
    now: '2026-03-20T14:07:00Z',
    anchor: '2026-03-16T00:00:00Z',
    tokenSeconds: 400 * 86_400,
    limitHour: 1e6,
    limitDay: 1e6,
    admin: true,
  });
  const found = await Promise.all(
    ['alex', 'asha', 'lee'].map(async (name) => {
      const account = await cloud.home(`${name}@example.com`);
      const { data } = await cloud.archive.premises(account, OPTIONS);
      return data.flatMap((premise) => premise.meters.map((meter) => ({ account, premise, meter })));
    }),
  );
  homes = found.flat();
});
afterAll(() => cloud.close());

/** What can go wrong with one request, and how many requests are sent until the failure is reported. */
const FAULTS = {
  none: null,
  dropped: { fault: { drop: true, times: 1 }, requests: 2, fails: false },
  garbled: { fault: { body: 'malformed' as const, times: 1 }, requests: 1, fails: true },
  broken: { fault: { status: 500, times: 2 }, requests: 2, fails: true },
  unknown: { fault: { status: 404, times: 1 }, requests: 1, fails: true },
};

const step = fc.record({
  granularity: fc.constantFrom<Granularity>('fifteenminute', 'hour', 'hour', 'bihour', 'day', 'day', 'month'),
  /** Days from the first: some around the clock change, most in the last days, up to tomorrow. */
  from: fc.oneof(fc.integer({ min: 4, max: 8 }), fc.integer({ min: 13, max: 20 })),
  days: fc.integer({ min: 1, max: 6 }),
  restart: fc.boolean(),
  failure: fc.constantFrom<keyof typeof FAULTS>('none', 'none', 'dropped', 'garbled', 'broken', 'unknown'),
  /** Minutes until the same range is read again. */
  passes: fc.constantFrom(0, 7, 20, 90, 90, 600, 3 * 1440, 9 * 1440),
});
/** One meter and one kind, so that ranges overlap. */
const sequence = fc.record({
  meterIndex: fc.nat(99),
  kind: fc.constantFrom<SeriesKind>('usage', 'usage', 'usage', 'baseline', 'average'),
  steps: fc.array(step, { minLength: 2, maxLength: 6 }),
});
type Step = (typeof sequence extends fc.Arbitrary<infer T> ? T : never)['steps'][number] & { kind: SeriesKind };

interface Range {
  meter: Meter;
  start: string;
  end: string;
}

/** The intervals of a range from the sandbox's own calendar and data. */
function intervals({ meter, start, end }: Range, kind: SeriesKind, granularity: Granularity): Interval[] {
  const source = { sandbox: cloud.sandbox, now: cloud.sandbox.clock.now };
  return trueBuckets(source, meter.id, granularity, { start, end }, kind).map((bucket) => ({
    start: Date.parse(bucket.start),
    end: Date.parse(bucket.end),
    value: bucket.usage,
  }));
}

function rangeOf(meterIndex: number, { from, days }: Step, base: string) {
  const home = homes[meterIndex % homes.length];
  if (!home) throw new Error('no homes');
  const zone = home.premise.timezone;
  const first = addDays(base, from);
  const start = toInstantText(dayStart(first, zone));
  return { ...home, start, end: toInstantText(dayStart(addDays(first, days), zone)) };
}

/** Returns days that contain every range of a test. */
function arenaOf(meterIndex: number, base: string): Span {
  const zone = homes[meterIndex % homes.length]?.premise.timezone ?? 'UTC';
  return { start: toInstantText(dayStart(base, zone)), end: toInstantText(dayStart(addDays(base, 28), zone)) };
}

function readSeries(archive: Archive, { account, premise, meter, start, end }: ReturnType<typeof rangeOf>, step: Step) {
  const { kind, granularity } = step;
  const { id: meterId, type: meterType, createdAt: meterCreatedAt } = meter;
  const frame = { meterId, meterType, meterCreatedAt, timezone: premise.timezone };
  return archive.series(account, { ...frame, kind, granularity, start, end }, OPTIONS);
}

/** Hours that ended more than two days before they were fetched, in a range up to today: never fetched again. */
const SEALED = {
  meterIndex: 0,
  kind: 'usage' as const,
  steps: [
    { granularity: 'hour' as const, from: 14, days: 6, restart: false, failure: 'none' as const, passes: 90 },
    { granularity: 'hour' as const, from: 15, days: 2, restart: true, failure: 'none' as const, passes: 90 },
  ],
};

const plain = { restart: false, failure: 'none' as const, passes: 0 };
/** A later part of the same month is stored too. The days in between are still made from hours. */
const LATER_STORED = {
  meterIndex: 0,
  kind: 'usage' as const,
  steps: [
    { granularity: 'hour' as const, from: 13, days: 1, ...plain },
    { granularity: 'hour' as const, from: 4, days: 3, ...plain },
    { granularity: 'day' as const, from: 4, days: 3, ...plain },
  ],
};

const newRequests = () => cloud.takeRequests().filter((path) => /usage|series/.test(path)).length;

/** Every interval that has ended by the answer's time has the cloud's value; null, not 0, where the cloud has none. */
function compare(
  { data, asOf }: Awaited<ReturnType<typeof readSeries>>,
  range: ReturnType<typeof rangeOf>,
  step: Step,
): void {
  const isMonths = step.granularity === 'month';
  const truth = intervals(range, step.kind, isMonths ? 'day' : step.granularity);
  const ended = truth.filter(({ end }) => end <= Date.parse(asOf));
  for (const bucket of data.buckets) {
    if (Date.parse(bucket.end) > Date.parse(asOf)) continue;
    const within = ended.filter(({ start, end }) => start >= Date.parse(bucket.start) && end <= Date.parse(bucket.end));
    const values = within.flatMap(({ value }) => (value === null ? [] : [value]));
    if (isMonths) {
      // A month with missing days is the cloud's own sum of the others, or null where we add up.
      if (bucket.value !== null) expect(bucket.value).toBeCloseTo(exactSum(values), 6);
      else expect(values.length).toBeLessThan(Math.max(1, within.length));
    } else {
      expect(within).toHaveLength(1);
      expect(bucket.value).toBe(within[0]?.value ?? null);
    }
  }
  const { coverage } = data;
  expect(coverage.measured + coverage.derived + coverage.missing + coverage.unasked).toBe(coverage.expected);
  expect(coverage.unasked).toBe(0);
}

describe.each(['2026-03-01', '2026-10-25'])('random ranges from %s on', (base) => {
  it('are the cloud’s data with the fewest requests, after any earlier ranges, failures, restarts and pauses', async () => {
    const now = Date.parse(`${addDays(base, 19)}T14:07:00Z`);
    await fc.assert(
      fc.asyncProperty(sequence, async ({ meterIndex, kind, steps }) => {
        await cloud.clearSeries();
        cloud.sandbox.clock.set(now);
        const model = new RequestModel(cloud.sandbox.clock.now, arenaOf(meterIndex, base));
        let archive = cloud.openAnother();
        newRequests();
        for (const given of steps) {
          const one = { ...given, kind };
          const range = rangeOf(meterIndex, one, base);
          const grid = (granularity: Granularity, span: Span = range) =>
            intervals({ ...range, ...span }, one.kind, granularity);
          if (one.restart) archive = cloud.openAnother();
          const failure = FAULTS[one.failure];
          const cost = model.cost(range, one, grid);
          if (failure && cost > 0) {
            cloud.sandbox.faults.add({ match: '/api/v2/app', ...failure.fault });
            const answer = await readSeries(archive, range, one).catch(() => null);
            cloud.sandbox.faults.clear();
            expect(newRequests()).toBe(failure.requests);
            if (failure.fails) {
              expect(answer === null || answer.source === 'stale' || one.granularity === 'month').toBe(true);
              // Final errors are cached for a minute, so start over with another archive.
              archive = cloud.openAnother();
            } else model.fetch(range, one, grid);
          }
          for (const passes of [one.passes, 0]) {
            const expected = model.cost(range, one, grid);
            const answer = await readSeries(archive, range, one);
            expect(newRequests()).toBe(expected);
            model.fetch(range, one, grid);
            compare(answer, range, one);
            cloud.sandbox.clock.advance(passes * MINUTE);
          }
        }
      }),
      { numRuns: 5, examples: [[SEALED], [LATER_STORED]] },
    );
  }, 180_000);
});
