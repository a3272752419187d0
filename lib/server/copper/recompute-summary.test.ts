import { describe, expect, it } from 'vitest';
import { recomputeSummary } from './recompute-summary';

const SPAN = { start: '2026-01-01T00:00:00Z', end: '2026-01-01T03:00:00Z' };

function row(hour: number, energy: number | null) {
  return { time: `2026-01-01T0${hour}:00:00.000Z`, energy };
}

describe('recomputeSummary', () => {
  const sent = { meter_id: 'm', sum_energy: 1, min_energy: 1, max_energy: 1, avg_energy: 1 };

  it('computes statistics from the rows within the span, each time once', () => {
    const rows = [row(0, 0.1), row(1, 0.2), row(1, 0.2), row(2, -3), row(3, 100)];
    const expected = { meter_id: 'm', sum_energy: -2.7, min_energy: -3, max_energy: 0.2, avg_energy: -0.9 };
    expect(recomputeSummary(sent, rows, SPAN)).toEqual(expected);
  });

  it('returns null where no row has a number', () => {
    const expected = { meter_id: 'm', sum_energy: null, min_energy: null, max_energy: null, avg_energy: null };
    expect(recomputeSummary(sent, [row(0, null), row(3, 5)], SPAN)).toEqual(expected);
  });
});
