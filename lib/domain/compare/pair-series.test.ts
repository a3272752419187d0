import { describe, expect, it } from 'vitest';
import { otherDay } from './other-days';
import { comparedSeries, pairByClock, pairByStart, refinePairs, unpaired } from './pair-series';
import { localSeries } from './test-support/local-series';

const DENVER = 'America/Denver';

/** Pairs a period with the one before; every interval of that has its index as its number. */
function previous(days: string, before: string, granularity: 'hour' | 'day' | 'month', zone = DENVER) {
  const [start = '', end = ''] = days.split(' ');
  const usage = localSeries({ days, granularity, zone });
  const other = localSeries({ days: before, granularity, zone, value: (index) => index });
  return pairByClock(usage, other, (day) => otherDay('previous', { start, end }, day));
}

const values = ({ pairs }: ReturnType<typeof previous>) => pairs.map(({ other }) => other?.value ?? null);

describe('pairByClock', () => {
  it('matches hours by the clock', () => {
    const paired = previous('2026-06-10 2026-06-11', '2026-06-09 2026-06-10', 'hour');
    expect(values(paired)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
    expect(paired.unmatched).toEqual([]);
  });

  it('leaves the hour that the day before skipped without a match', () => {
    // 8 March 2026 has no 2 AM.
    const paired = previous('2026-03-09 2026-03-10', '2026-03-08 2026-03-09', 'hour');
    expect(values(paired).slice(0, 5)).toEqual([0, 1, null, 2, 3]);
    expect(paired.pairs).toHaveLength(24);
  });

  it('matches the first of a doubled hour, and lists the second', () => {
    // 1 November 2026 has 1 AM twice.
    const paired = previous('2026-11-02 2026-11-03', '2026-11-01 2026-11-02', 'hour');
    expect(values(paired).slice(0, 4)).toEqual([0, 1, 3, 4]);
    expect(paired.unmatched.map(({ value }) => value)).toEqual([2]);
    const turned = previous('2026-11-01 2026-11-02', '2026-10-31 2026-11-01', 'hour');
    expect(values(turned).slice(0, 4)).toEqual([0, 1, null, 2]);
  });

  it('matches days of unequal months by their date, and lists the rest', () => {
    const short = previous('2026-02-01 2026-03-01', '2026-01-01 2026-02-01', 'day');
    expect(values(short)).toEqual(Array.from({ length: 28 }, (_, day) => day));
    expect(short.unmatched.map(({ value }) => value)).toEqual([28, 29, 30]);
    const long = previous('2026-03-01 2026-04-01', '2026-02-01 2026-03-01', 'day');
    expect(values(long).slice(26)).toEqual([26, 27, null, null, null]);
  });

  it('matches months of a year', () => {
    const paired = previous('2024-01-01 2025-01-01', '2023-01-01 2024-01-01', 'month');
    expect(values(paired)).toEqual(Array.from({ length: 12 }, (_, month) => month));
  });
});

describe('pairByStart', () => {
  it('matches intervals of the same range', () => {
    const usage = localSeries({ days: '2026-06-10 2026-06-11' });
    const other = localSeries({ days: '2026-06-10 2026-06-11', value: (hour) => (hour === 3 ? null : hour) });
    const paired = pairByStart(usage, other);
    expect(paired.pairs[2]?.other?.value).toBe(2);
    expect(paired.pairs[3]?.other).toEqual({ start: '2026-06-10T03:00:00Z', value: null, rate: null });
    expect(comparedSeries(usage, paired)?.sum).toBe(273);
    expect(comparedSeries(usage, paired)?.buckets[2]?.start).toBe(usage.buckets[2]?.start);
  });

  it('is no series where nothing has a number', () => {
    const usage = localSeries({ days: '2026-06-10 2026-06-11' });
    expect(comparedSeries(usage, unpaired(usage))).toBeNull();
  });
});

describe('refinePairs', () => {
  it('puts the hours of a day in its place', () => {
    const days = unpaired(localSeries({ days: '2026-06-09 2026-06-12', granularity: 'day' })).pairs;
    const hours = unpaired(localSeries({ days: '2026-06-10 2026-06-11' })).pairs;
    const refined = refinePairs(days, hours);
    expect(refined).toHaveLength(26);
    expect(refined[0]).toBe(days[0]);
    expect(refined.slice(1, 25)).toEqual(hours);
    expect(refined[25]).toBe(days[2]);
    expect(refinePairs(days, [])).toEqual(days);
  });
});
