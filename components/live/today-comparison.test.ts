import { describe, expect, it } from 'vitest';
import type { Bucket, BucketState, Series } from '@/lib/domain/series';
import { compareToday, comparisonWords } from './today-comparison';

function series(values: [number | null, BucketState][]): Series {
  const buckets = values.map(([value, state], hour): Bucket => {
    const at = (offset: number) => `2026-03-02T${String(hour + offset).padStart(2, '0')}:00:00Z`;
    return { start: at(0), end: at(1), value, rate: value, register: null, actual: null, state };
  });
  const known = buckets.flatMap(({ value }) => (value === null ? [] : [value]));
  const missing = buckets.filter(({ state }) => state === 'missing').length;
  return {
    meterId: 'm',
    meterType: 'power',
    kind: 'usage',
    granularity: 'hour',
    timezone: 'UTC',
    unit: 'kWh',
    start: '2026-03-02T00:00:00Z',
    end: '2026-03-03T00:00:00Z',
    sum: known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null,
    buckets,
    coverage: { complete: missing === 0, expected: 0, measured: 0, derived: 0, missing, unasked: 0, gaps: [] },
  };
}

const usual = series([
  [2, 'measured'],
  [2, 'measured'],
  [4, 'running'],
  [4, 'future'],
]);

describe('todayAgainstUsual', () => {
  it('compares the intervals that are over, and counts the running one in what was used alone', () => {
    const usage = series([
      [1, 'measured'],
      [2, 'measured'],
      [1, 'running'],
      [null, 'future'],
    ]);
    expect(compareToday(usage, usual)).toEqual({
      used: 4,
      whole: { used: 3, usual: 4, hours: 2 },
      difference: -1,
      share: -0.25,
      complete: true,
    });
  });

  it('leaves an interval without a number out on both sides', () => {
    const usage = series([
      [null, 'missing'],
      [3, 'measured'],
    ]);
    expect(compareToday(usage, usual)).toMatchObject({
      whole: { used: 3, usual: 2, hours: 1 },
      difference: 1,
      share: 0.5,
      complete: false,
    });
  });

  it('says nothing without a baseline', () => {
    const compared = compareToday(series([[1, 'measured']]), undefined);
    expect(compared).toMatchObject({ used: 1, whole: null, difference: null, share: null });
    expect(comparisonWords(compared, { unit: 'kWh', canBeNegative: false })).toBeNull();
  });
});

describe('comparisonWords', () => {
  const compared = { used: 1, whole: null, difference: -1, share: -0.09, complete: true };

  it.each([
    [{ ...compared }, false, '9\u202f% below usual'],
    [{ ...compared, share: 0.012 }, false, 'as usual'],
    [{ ...compared, difference: 9, share: 4 }, false, '5.00 times the usual'],
    [{ ...compared }, true, '1.00\u202fkWh below usual'],
    [{ ...compared, difference: 2, share: null }, false, '2.00\u202fkWh above usual'],
  ])('%o', (input, canBeNegative, words) => {
    expect(comparisonWords(input, { unit: 'kWh', canBeNegative })).toBe(words);
  });
});
