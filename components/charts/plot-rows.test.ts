import { describe, expect, it } from 'vitest';
import type { SeriesPoint } from '@/lib/domain/join-series';
import type { BucketState } from '@/lib/domain/series';
import { plotRows } from './plot-rows';
import { plotMode } from './usage-plot';

function point(value: number | null, state: BucketState = 'measured', baseline: number | null = null): SeriesPoint {
  const typical = { baseline, baselineRate: baseline };
  return {
    start: '',
    end: '',
    state,
    value,
    rate: value,
    register: null,
    ...typical,
    average: null,
    averageRate: null,
  };
}

describe('plotRows of a day of minutes', () => {
  const minutes = Array.from({ length: 1440 }, (_, index) => point(index === 700 ? 9 : index === 701 ? -4 : 1));

  it.each([280, 740])('joins them at %d px, and keeps the highest and the lowest', (width) => {
    const { rows, group, low, high } = plotRows(minutes, plotMode(minutes.length, width), width);
    expect(group).toBeGreaterThan(1);
    expect(rows.length / 2).toBeLessThanOrEqual(width / 3);
    expect([low, high]).toEqual([-4, 9]);
    expect(rows.some(({ aboveBand }) => aboveBand?.[1] === 9)).toBe(true);
    expect(rows.some(({ belowBand }) => belowBand?.[0] === -4)).toBe(true);
  });
});

describe('plotRows', () => {
  it('puts steps and the baseline at both edges of an interval, and draws no bars', () => {
    const points = [point(2, 'measured', 1), point(3, 'measured', 4)];
    expect(plotRows(points, 'steps', 500).rows.map((row) => [row.x, row.above, row.baseline])).toEqual([
      [0, 2, 1],
      [1, 2, 1],
      [1, 3, 4],
      [2, 3, 4],
    ]);
    expect(plotRows(points, 'bars', 500)).toMatchObject({ rows: [], low: 0, high: 4 });
  });

  it('keeps values below 0, running and missing intervals in separate columns', () => {
    const { rows, low, high } = plotRows(
      [point(2), point(-1), point(1, 'running'), point(null, 'missing')],
      'steps',
      500,
    );
    const lefts = rows.filter((_row, index) => index % 2 === 0);
    expect(lefts.map(({ above, below, running }) => [above, below, running])).toEqual([
      [2, null, null],
      [null, -1, null],
      [null, null, 1],
      [null, null, null],
    ]);
    expect([low, high]).toEqual([-1, 2]);
  });

  it('draws an interval between two gaps as a step of full width', () => {
    const { rows } = plotRows([point(null, 'missing'), point(2), point(null, 'missing')], 'steps', 500);
    expect(rows.filter((row) => row.above !== null).map((row) => row.x)).toEqual([1, 2]);
  });

  it('splits a ribbon at the axis', () => {
    const points = Array.from({ length: 600 }, (_, index) => point(index % 6 === 0 ? -2 : 3));
    const { rows } = plotRows(points, 'ribbon', 300);
    expect(rows[0]).toMatchObject({ aboveBand: [0, 3], belowBand: [-2, 0] });
  });
});
