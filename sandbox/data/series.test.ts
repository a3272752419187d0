import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SandboxGranularity } from './buckets';
import type { SandboxSeriesKind, SeriesBucket } from './series';
import { seriesBuckets } from './series';
import type { MeterDef } from './types';
import { createWorld } from './world';
import { localDayNumber, localDayStart } from './zones';

const ANCHOR = Date.UTC(2026, 10, 16);
const NOW = Date.UTC(2026, 10, 20, 14, 23) / 60_000;
const world = createWorld({ seed: 7, premises: 60, anchorMs: ANCHOR });
const homes = ['alex', 'kim', 'asha', 'lee'].flatMap((name) => world.premisesOf(`auth0|${name}`));
const METERS: MeterDef[] = [...homes.flatMap((home) => home.meters), ...world.meters(0, 1000)];
const byId = (id: string): MeterDef => METERS.find((meter) => meter.id === id) ?? raise(id);
const raise = (id: string): never => {
  throw new Error(`unknown meter ${id}`);
};

function read(
  meter: MeterDef,
  granularity: SandboxGranularity | 'whole',
  start: number,
  end: number,
  kind: SandboxSeriesKind = 'usage',
  now = NOW,
) {
  return seriesBuckets(world.seed, meter, { kind, granularity, dayCut: 'premise', start, end, now, closing: false });
}

/** Sum in millionths, so that rounding of sums does not matter. */
const micro = (buckets: readonly SeriesBucket[]): number =>
  buckets.reduce((sum, bucket) => sum + Math.round((bucket.usage ?? 0) * 1e6), 0);

const meter = fc.constantFrom(...METERS);
/** A day in the last two years, which include clock changes, creations and replacements. */
const daysAgo = fc.integer({ min: 0, max: 720 });

function days(of: MeterDef, ago: number, length: number): [start: number, end: number] {
  const today = localDayNumber(of.premise.zone, NOW);
  return [localDayStart(of.premise.zone, today - ago), localDayStart(of.premise.zone, today - ago + length)];
}

describe('series', () => {
  it('adds up exactly from minutes to days, for usage, baseline and average', () => {
    const kinds = fc.constantFrom<SandboxSeriesKind>('usage', 'baseline', 'average');
    fc.assert(
      fc.property(meter, daysAgo, kinds, (of, ago, kind) => {
        const [start, end] = days(of, ago, 1);
        const total = micro(read(of, 'day', start, end, kind));
        for (const finer of ['minute', 'fifteenminute', 'hour', 'bihour'] as const) {
          expect(micro(read(of, finer, start, end, kind))).toBe(total);
        }
        const minutes = read(of, 'minute', start + 7, end - 3, kind);
        const isEmpty = minutes.every(({ usage }) => usage === null);
        const [whole] = read(of, 'whole', start + 7, end - 3, kind);
        expect(whole?.usage).toBe(isEmpty ? null : micro(minutes) / 1e6);
      }),
      { numRuns: 60 },
    );
  });

  it('adds up exactly from days to months', () => {
    fc.assert(
      fc.property(meter, fc.integer({ min: 0, max: 23 }), (of, back) => {
        const [month] = read(of, 'month', NOW - back * 43_200 - 90_000, NOW);
        if (!month) return;
        expect(micro(read(of, 'day', month.from, month.to))).toBe(micro([month]));
        expect(micro(read(of, 'hour', month.from, month.to))).toBe(micro([month]));
      }),
      { numRuns: 25 },
    );
  });

  it('has the same value for a bucket in every range, and after a restart', () => {
    fc.assert(
      fc.property(meter, daysAgo, fc.integer({ min: 1, max: 40 }), fc.nat(1000), (of, ago, length, cut) => {
        const [start, end] = days(of, ago, length);
        const all = read(of, 'hour', start, end);
        const from = start + Math.floor(((end - start) * cut) / 1000);
        const again = createWorld({ seed: 7, premises: 60, anchorMs: ANCHOR }).meter(of.id) ?? raise(of.id);
        expect(read(again, 'hour', from, end)).toEqual(all.filter((bucket) => bucket.from >= from));
      }),
      { numRuns: 30 },
    );
  });

  it('has a register that never decreases, except for net metering', () => {
    fc.assert(
      fc.property(meter, daysAgo, (of, ago) => {
        fc.pre(of.type !== 'power_net');
        const [start, end] = days(of, ago, 3);
        const buckets = read(of, 'fifteenminute', start, end).filter((bucket) => bucket.value !== null);
        for (const [index, bucket] of buckets.entries()) {
          const before = buckets[index - 1];
          expect(bucket.usage).toBeGreaterThanOrEqual(0);
          expect(bucket.value).toBeGreaterThanOrEqual(before?.value ?? 0);
          expect(bucket.actual).toBe(Math.floor(Math.round((bucket.value ?? 0) * 1000) / 10));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has a register that increases by the usage when every minute was heard', () => {
    const of = byId('12:1000000000');
    const [start, end] = days(of, 30, 5);
    const buckets = read(of, 'hour', start, end);
    for (const [index, bucket] of buckets.entries()) {
      const next = buckets[index + 1];
      if (next) expect((next.value ?? 0) - (bucket.value ?? 0)).toBeCloseTo(bucket.usage ?? 0, 2);
    }
  });

  it('sums within a floating-point tolerance', () => {
    const of = byId('05:1000000002');
    const [start, end] = days(of, 100, 90);
    const sum = (granularity: SandboxGranularity) =>
      read(of, granularity, start, end).reduce((all, one) => all + (one.usage ?? 0), 0);
    expect(Math.abs(sum('fifteenminute') - sum('day'))).toBeLessThan(1e-7);
    expect(Math.abs(sum('hour') - sum('day'))).toBeLessThan(1e-8);
  });

  it('has no values before and after the meter, in silences and in the future', () => {
    const [old, fresh] = [byId('12:1000000500'), byId('12:1000000501')];
    const replaced = fresh.created;
    const around = [replaced - 3 * 1440, replaced + 3 * 1440] as const;
    const [before, after] = [read(old, 'hour', ...around), read(fresh, 'hour', ...around)];
    for (const [index, bucket] of before.entries()) {
      const other = after[index];
      if (bucket.to <= replaced) expect([bucket.usage === null, other?.usage]).toEqual([false, null]);
      if (bucket.from >= replaced)
        expect([bucket.usage, bucket.value, other?.usage === null]).toEqual([null, null, false]);
    }
    const gas = byId('08:1000000502');
    const silent = read(gas, 'day', NOW - 40 * 1440, NOW - 1440).filter((bucket) => bucket.usage === null);
    expect(silent.length).toBeGreaterThan(3);
    const future = read(old, 'hour', NOW + 60, NOW + 600);
    expect(future.every((bucket) => bucket.usage === null && bucket.value === null)).toBe(true);
  });

  it('has the usage so far in the current bucket', () => {
    const of = byId('12:1000000000');
    const [start, end] = days(of, 0, 1);
    const current = read(of, 'hour', start, end).find((bucket) => bucket.from < NOW && bucket.to > NOW);
    const hour = current?.from ?? 0;
    expect(NOW - hour).toBe(23);
    expect(micro(current ? [current] : [])).toBe(micro(read(of, 'minute', hour, NOW)));
    const later = read(of, 'hour', start, end, 'usage', NOW + 20).find((bucket) => bucket.from === hour);
    expect(later?.usage).toBeGreaterThan(current?.usage ?? 0);
  });

  it('includes the bucket at the end on request', () => {
    const of = byId('12:1000000000');
    const [start, end] = days(of, 3, 1);
    const query = { kind: 'usage', granularity: 'hour', dayCut: 'premise', start, end, now: NOW } as const;
    const buckets = seriesBuckets(world.seed, of, { ...query, closing: true });
    expect(buckets).toHaveLength(25);
    expect(buckets.at(-1)?.from).toBe(end);
  });

  it('has realistic amounts', () => {
    const perDay = (id: string, from: string, length: number): number => {
      const start = Date.parse(from) / 60_000;
      return micro(read(byId(id), 'day', start, start + length * 1440)) / 1e6 / length;
    };
    expect(perDay('12:1000000000', '2026-01-05T07:00:00Z', 28)).toBeGreaterThan(10);
    expect(perDay('12:1000000000', '2026-01-05T07:00:00Z', 28)).toBeLessThan(35);
    expect(perDay('08:1000000001', '2026-01-05T07:00:00Z', 28)).toBeGreaterThan(1.5);
    expect(perDay('08:1000000001', '2026-07-05T06:00:00Z', 28)).toBeLessThan(0.8);
    expect(perDay('05:1000000203', '2026-01-05T05:00:00Z', 28)).toBe(0);
    expect(perDay('05:1000000203', '2026-07-05T04:00:00Z', 28)).toBeGreaterThan(30);
    // Solar makes the net usage negative at noon.
    const noon = read(
      byId('12:1000000100'),
      'hour',
      Date.parse('2026-05-10T07:00:00Z') / 60_000,
      Date.parse('2026-05-11T07:00:00Z') / 60_000,
    );
    expect(Math.min(...noon.map((bucket) => bucket.usage ?? 0))).toBeLessThan(-1);
    // The leak uses water at 3 AM.
    const night = read(
      byId('05:1000000002'),
      'minute',
      Date.parse('2026-11-18T10:00:00Z') / 60_000,
      Date.parse('2026-11-18T11:00:00Z') / 60_000,
    );
    expect(Math.min(...night.map((bucket) => bucket.usage ?? 0))).toBe(0.021);
  });

  it('computes a year of hours without those before it', () => {
    // From the first year on it would take minutes, and run into the time limit of the test.
    expect(read(byId('12:1000000000'), 'hour', NOW - 525_600, NOW)).toHaveLength(8760);
  });
});
