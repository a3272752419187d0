import { describe, expect, it } from 'vitest';
import { assembleSeries } from './assemble-series';
import type { SeriesKind } from './granularity';
import { differenceOf, joinSeries } from './join-series';
import { pointColumns } from './test-support/point-columns';

/** Four hours; at 09:30 the third runs. */
function series(kind: SeriesKind, values: (number | null)[]) {
  const frame = {
    meterId: '12:1',
    meterType: 'power',
    meterCreatedAt: null,
    granularity: 'hour',
    timezone: 'UTC',
  } as const;
  const span = { start: '2026-03-08T07:00:00Z', end: '2026-03-08T11:00:00Z' };
  const points = values.map((value, index) => ({
    time: `2026-03-08T${String(7 + index).padStart(2, '0')}:00:00Z`,
    value,
    rate: null,
    register: kind === 'usage' ? 100 + index : null,
    actual: null,
  }));
  return assembleSeries({ ...frame, ...span, kind }, pointColumns(points), Date.parse('2026-03-08T09:30:00Z'));
}

describe('joinSeries', () => {
  const usage = series('usage', [1.1, null, 0.5, null]);
  it('puts typical and average usage beside each interval', () => {
    const points = joinSeries(usage, series('baseline', [0.8, 2, 2, 2]), series('average', [3, 3, 3, 3]));
    expect(points.map(({ baseline }) => baseline)).toEqual([0.8, 2, 2, 2]);
    expect(points.map(({ average }) => average)).toEqual([3, 3, 3, 3]);
    expect(points.map(({ register }) => register)).toEqual([100, 101, 102, 103]);
  });

  it('leaves out the part of a series that ends now, each on its own', () => {
    const points = joinSeries(usage, series('baseline', [0.8, 2, 1, null]), series('average', [3, 3, 3, 3]));
    expect(points.map(({ baseline }) => baseline)).toEqual([0.8, 2, null, null]);
    expect(points.map(({ average }) => average)).toEqual([3, 3, 3, 3]);
  });

  it('has the difference of finished intervals with both values, without floating-point error', () => {
    const points = joinSeries(usage, series('baseline', [0.8, 2, 2, 2]));
    expect(points.map(differenceOf)).toEqual([0.3, null, null, null]);
  });
});
