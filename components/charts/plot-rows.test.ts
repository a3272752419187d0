import { describe, expect, it } from 'vitest';
import type { BucketState } from '@/lib/domain/series';
import { plotRows } from './plot-rows';
import type { PlotPoint } from './usage-plot';

function point(value: number | null, state: BucketState = 'measured', usual: number | null = null): PlotPoint {
  return { start: '', end: '', state, value, usual, rate: value, usualRate: usual, register: null };
}

describe('plotRows', () => {
  it('puts a bar in the middle of its interval and the baseline at both edges', () => {
    const { rows } = plotRows([point(2, 'measured', 1), point(3, 'measured', 4)], 'bars', 500, 1);
    expect(rows.map((row) => [row.x, row.used, row.usual])).toEqual([
      [0, null, 1],
      [0.5, 2, 1],
      [1, null, 1],
      [1, null, 4],
      [1.5, 3, 4],
      [2, null, 4],
    ]);
  });

  it('keeps what flows back, what still runs and what is missing apart', () => {
    const { rows, low, high } = plotRows(
      [point(2), point(-1), point(1, 'running'), point(null, 'missing')],
      'bars',
      500,
      1,
    );
    const bars = rows.filter((row) => row.x % 1 !== 0);
    expect(bars.map(({ used, back, running }) => [used, back, running])).toEqual([
      [2, null, null],
      [null, -1, null],
      [null, null, 1],
      [null, null, null],
    ]);
    expect([low, high]).toEqual([-1, 2]);
  });

  it('hangs generation below the axis', () => {
    const { rows, low, high } = plotRows([point(2, 'measured', 3)], 'bars', 500, -1);
    expect(rows[1]).toMatchObject({ used: null, back: -2, usual: -3 });
    expect([low, high]).toEqual([-3, 0]);
  });

  it('draws an interval between two gaps as a step of its full width', () => {
    const { rows } = plotRows([point(null, 'missing'), point(2), point(null, 'missing')], 'steps', 500, 1);
    expect(rows.filter((row) => row.used !== null).map((row) => row.x)).toEqual([1, 2]);
  });

  it('keeps the order of a ribbon when it is turned upside down', () => {
    const points = Array.from({ length: 600 }, (_, at) => point(at % 7));
    const { rows, group } = plotRows(points, 'ribbon', 300, -1);
    expect(group).toBe(6);
    for (const { backBand } of rows) expect(backBand?.[0]).toBeLessThanOrEqual(backBand?.[1] ?? -7);
  });

  it('splits a ribbon at the axis', () => {
    const points = Array.from({ length: 600 }, (_, at) => point(at % 6 === 0 ? -2 : 3));
    const { rows } = plotRows(points, 'ribbon', 300, 1);
    expect(rows[0]).toMatchObject({ band: [0, 3], backBand: [-2, 0] });
  });
});
