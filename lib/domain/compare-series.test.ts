import { describe, expect, it } from 'vitest';
import { assembleSeries } from './assemble-series';
import { compareSeries } from './compare-series';
import type { SeriesKind } from './granularity';
import type { Series } from './series';
import { pointColumns } from './test-support/point-columns';

const HOURS = ['07', '08', '09', '10'];

/** Four hours; at 10:30 UTC the last one still runs. */
function series(kind: SeriesKind, values: (number | null)[]): Series {
  return assembleSeries(
    {
      meterId: '12:0001',
      meterType: 'power',
      meterCreatedAt: null,
      kind,
      granularity: 'hour',
      timezone: 'UTC',
      start: '2026-03-08T07:00:00Z',
      end: '2026-03-08T11:00:00Z',
    },
    pointColumns(
      values.map((value, at) => ({
        time: `2026-03-08T${HOURS[at]}:00:00Z`,
        value,
        rate: null,
        register: null,
        actual: null,
      })),
    ),
    Date.parse('2026-03-08T10:30:00Z'),
  );
}

describe('compareSeries', () => {
  it('compares only intervals that are over and have a number in both', () => {
    expect(compareSeries(series('usage', [1, null, 2, 9]), series('baseline', [2, 5, 2, 9]))).toEqual({
      usage: 3,
      baseline: 4,
      difference: -1,
      share: -0.25,
      intervals: 2,
    });
  });

  it('is null when nothing can be compared', () => {
    expect(compareSeries(series('usage', [1, 1, 1, 1]), series('baseline', []))).toBeNull();
    expect(compareSeries(series('usage', [null, null, null, 4]), series('baseline', [1, 1, 1, 1]))).toBeNull();
  });

  it.each([[0], [-2]])('has no share for a baseline of %d', (baseline) => {
    const compared = compareSeries(series('usage', [1]), series('baseline', [baseline]));
    expect(compared).toMatchObject({ share: null, difference: 1 - baseline });
  });

  it('has no share for usage below 0, which no percentage describes', () => {
    const compared = compareSeries(series('usage', [-11.97]), series('baseline', [17.9]));
    expect(compared).toMatchObject({ usage: -11.97, share: null, difference: -29.87 });
  });

  it('has no floating-point error', () => {
    expect(compareSeries(series('usage', [0.1, 0.2]), series('baseline', [0.3, 0]))?.difference).toBe(0);
  });
});
