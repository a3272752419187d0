import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import type { Bucket, BucketState, Series } from '@/lib/domain/series';
import { compareToday, finishedText } from './today-comparison';

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

const baseline = series([
  [2, 'measured'],
  [2, 'measured'],
  [4, 'running'],
  [4, 'future'],
]);

describe('compareToday', () => {
  it('compares finished intervals, and adds the running one only to the amount used', () => {
    const usage = series([
      [1, 'measured'],
      [2, 'measured'],
      [1, 'running'],
      [null, 'future'],
    ]);
    expect(compareToday(usage, baseline)).toMatchObject({
      used: 4,
      finished: { used: 3, other: 4, through: '2026-03-02T02:00:00Z' },
    });
  });

  it('leaves an interval without a value out of both sides', () => {
    const usage = series([
      [null, 'missing'],
      [3, 'measured'],
    ]);
    expect(compareToday(usage, baseline)).toMatchObject({
      finished: { used: 3, other: 2, through: '2026-03-02T02:00:00Z' },
    });
  });

  it('compares nothing without a baseline', () => {
    expect(compareToday(series([[1, 'measured']]), undefined)).toEqual({ used: 1, finished: null });
  });
});

describe('finishedText', () => {
  it.each([
    ['loading', 'Loading typical usage…'],
    ['failed', 'Couldn’t load typical usage'],
    ['loaded', 'No typical usage to compare with yet'],
  ] as const)('without a comparison and a baseline that is %s', (state, text) =>
    expect(finishedText(null, state, 'kWh', 'UTC', AMERICAN_FORMATS)).toBe(text),
  );

  it('is both amounts, with their signs', () => {
    const finished = { used: -11.97, other: 17.9, through: '2026-03-02T13:00:00Z' };
    expect(finishedText(finished, 'loaded', 'kWh', 'UTC', AMERICAN_FORMATS)).toBe(
      '−12.0\u202fkWh by 1\u202fPM; typically 17.9\u202fkWh',
    );
  });
});
