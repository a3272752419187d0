import { describe, expect, it } from 'vitest';
import { recomputeSummary } from './recompute-summary';
import { tableOf } from './row-table';

function row(hour: number, energy: number | null) {
  return { time: `2026-01-01T0${hour}:00:00.000Z`, energy };
}

describe('recomputeSummary', () => {
  const sent = { meter_id: 'm', sum_energy: 1, min_energy: 1, max_energy: 1, avg_energy: 1 };

  it('computes statistics from the numbers of the rows', () => {
    const rows = [row(0, 0.1), row(1, 0.2), row(2, -3)];
    const expected = { meter_id: 'm', sum_energy: -2.7, min_energy: -3, max_energy: 0.2, avg_energy: -0.9 };
    expect(recomputeSummary(sent, tableOf(rows))).toEqual(expected);
  });

  it('returns null where no row has a number', () => {
    const expected = { meter_id: 'm', sum_energy: null, min_energy: null, max_energy: null, avg_energy: null };
    expect(recomputeSummary(sent, tableOf([row(0, null)]))).toEqual(expected);
  });
});
