import { describe, expect, it } from 'vitest';
import type { BucketState } from '@/lib/domain/series';
import { plotRows } from './plot-rows';
import type { PlotPoint } from './usage-plot';

function point(value: number | null, state: BucketState = 'measured', baseline: number | null = null): PlotPoint {
  return { start: '', end: '', state, value, baseline, rate: value, baselineRate: baseline, register: null };
}

describe('plotRows', () => {
  it('puts a bar at the middle of its interval and the baseline at both edges', () => {
    const { rows } = plotRows([point(2, 'measured', 1), point(3, 'measured', 4)], 'bars', 500, 1);
    expect(rows.map((row) => [row.x, row.above, row.baseline])).toEqual([
      [0, null, 1],
      [0.5, 2, 1],
      [1, null, 1],
      [1, null, 4],
      [1.5, 3, 4],
      [2, null, 4],
    ]);
  });

  it('keeps values below 0, running and missing intervals in separate columns', () => {
    const { rows, low, high } = plotRows(
      [point(2), point(-1), point(1, 'running'), point(null, 'missing')],
      'bars',
      500,
      1,
    );
    const bars = rows.filter((row) => row.x % 1 !== 0);
    expect(bars.map(({ above, below, running }) => [above, below, running])).toEqual([
      [2, null, null],
      [null, -1, null],
      [null, null, 1],
      [null, null, null],
    ]);
    expect([low, high]).toEqual([-1, 2]);
  });

  it('draws generation below the axis', () => {
    const { rows, low, high } = plotRows([point(2, 'measured', 3)], 'bars', 500, -1);
    expect(rows[1]).toMatchObject({ above: null, below: -2, baseline: -3 });
    expect([low, high]).toEqual([-3, 0]);
  });

  it('draws an interval between two gaps as a step of full width', () => {
    const { rows } = plotRows([point(null, 'missing'), point(2), point(null, 'missing')], 'steps', 500, 1);
    expect(rows.filter((row) => row.above !== null).map((row) => row.x)).toEqual([1, 2]);
  });

  it('keeps low before high in a ribbon drawn below the axis', () => {
    const points = Array.from({ length: 600 }, (_, index) => point(index % 7));
    const { rows, group } = plotRows(points, 'ribbon', 300, -1);
    expect(group).toBe(6);
    for (const { belowBand } of rows) expect(belowBand?.[0]).toBeLessThanOrEqual(belowBand?.[1] ?? -7);
  });

  it('splits a ribbon at the axis', () => {
    const points = Array.from({ length: 600 }, (_, index) => point(index % 6 === 0 ? -2 : 3));
    const { rows } = plotRows(points, 'ribbon', 300, 1);
    expect(rows[0]).toMatchObject({ aboveBand: [0, 3], belowBand: [-2, 0] });
  });
});
