import { describe, expect, it } from 'vitest';
import { joinSeries } from '@/lib/domain/join-series';
import type { Bucket, Series } from '@/lib/domain/series';
import { extremes, missingRuns, peakIndex, plotMode, ribbonGroupSize, ribbonPieces } from './usage-plot';

function series(values: (number | null)[], state: (index: number) => Bucket['state'] = () => 'measured'): Series {
  const buckets = values.map((value, index): Bucket => {
    const start = new Date(Date.UTC(2026, 10, 11, index)).toISOString();
    const end = new Date(Date.UTC(2026, 10, 11, index + 1)).toISOString();
    return {
      start,
      end,
      value,
      rate: value,
      register: null,
      actual: null,
      state: value === null ? 'missing' : state(index),
    };
  });
  return {
    meterId: '12:1',
    meterType: 'power',
    kind: 'usage',
    granularity: 'hour',
    timezone: 'UTC',
    unit: 'kWh',
    sum: null,
    start: '',
    end: '',
    buckets,
    coverage: { complete: true, expected: 0, measured: 0, derived: 0, missing: 0, unasked: 0, gaps: [] },
  };
}

describe('joinSeries', () => {
  it('keeps every interval and matches the baseline by time, not by index', () => {
    const baseline = series([5, 6, 7]);
    baseline.buckets.shift();
    const points = joinSeries(series([1, null, 3]), baseline);
    expect(points.map((point) => point.baseline)).toEqual([null, 6, 7]);
    expect(points.map((point) => point.value)).toEqual([1, null, 3]);
  });
});

describe('joinSeries of a running interval', () => {
  const running = (index: number) => (index === 1 ? 'running' : index > 1 ? 'future' : 'measured') as Bucket['state'];

  it('drops the baseline where it ends now, and keeps it where it continues', () => {
    const usage = series([1, 1, null], running);
    const ends = series([5, 2, null], running);
    expect(joinSeries(usage, ends).map((point) => point.baseline)).toEqual([5, null, null]);
    const continues = series([5, 6, 7], running);
    expect(joinSeries(usage, continues).map((point) => point.baseline)).toEqual([5, 6, 7]);
  });
});

describe('missingRuns', () => {
  it('joins consecutive intervals', () => {
    expect(missingRuns(joinSeries(series([null, null, 1, null]), null))).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 4 },
    ]);
  });
});

describe('plotMode and ribbonPieces', () => {
  it('choose bars, steps or a ribbon by the pixels for each interval', () => {
    expect(plotMode(96, 1000)).toBe('bars');
    expect(plotMode(96, 300)).toBe('bars');
    expect(plotMode(365, 1000)).toBe('steps');
    expect(plotMode(672, 320)).toBe('ribbon');
    expect(plotMode(3000, 4000)).toBe('ribbon');
  });

  it('keep the highest and lowest value of every piece of a ribbon', () => {
    const values = Array.from({ length: 672 }, (_, index) => (index === 301 ? 9 : index === 400 ? -2 : 1));
    const points = joinSeries(series(values), null);
    const size = ribbonGroupSize(672, 320);
    const pieces = ribbonPieces(points, size);
    expect(pieces.length).toBeLessThanOrEqual(320 / 3);
    expect(pieces.at(-1)?.to).toBe(672);
    expect(Math.max(...pieces.map((piece) => piece.high ?? 0))).toBe(9);
    expect(Math.min(...pieces.map((piece) => piece.low ?? 0))).toBe(-2);
  });

  it('leave a piece without readings empty', () => {
    expect(ribbonPieces(joinSeries(series([null, null, 2, 4]), null), 2)).toMatchObject([
      { low: null, high: null, mean: null },
      { low: 2, high: 4, mean: 3 },
    ]);
  });
});

describe('extremes and peakIndex', () => {
  it('include 0 and skip missing values', () => {
    expect(extremes([3, null, 2])).toEqual([0, 3]);
    expect(extremes([-1, null])).toEqual([-1, 0]);
  });

  it('do not count a running interval as the peak', () => {
    expect(
      peakIndex(
        joinSeries(
          series([1, 3, 5], (index) => (index === 2 ? 'running' : 'measured')),
          null,
        ),
      ),
    ).toBe(1);
    expect(peakIndex([])).toBe(-1);
  });
});
