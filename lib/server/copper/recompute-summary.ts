import { exactSum } from '@/lib/domain/exact-sum';
import type { RowColumn, RowTable, WireRow } from './row-table';

const STATISTIC_FIELD = /^(sum|min|max|avg)_(.+)$/;

const STATISTICS: Record<string, (values: readonly number[]) => number> = {
  sum: exactSum,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
  avg: (values) => Math.round((exactSum(values) / values.length) * 1e6) / 1e6,
};

/**
 * Returns the summary of an answer for other rows than it was sent with. Fields named `sum_…`, `min_…`, `max_…` and
 * `avg_…` are computed from that field of the rows, null where no row has a number. All others stay.
 */
export function recomputeSummary(summary: WireRow, { columns }: RowTable): WireRow {
  const entries = Object.entries(summary).map(([name, value]) => {
    const [, statistic = '', field = ''] = STATISTIC_FIELD.exec(name) ?? [];
    const compute = STATISTICS[statistic];
    if (!compute) return [name, value];
    const values = numbersIn(columns.get(field));
    return [name, values.length === 0 ? null : compute(values)];
  });
  return Object.fromEntries(entries);
}

function numbersIn(column: RowColumn | undefined): number[] {
  if (column?.type === 'number') return [...column.values].filter((value) => !Number.isNaN(value));
  return column?.type === 'other' ? column.values.filter((value) => typeof value === 'number') : [];
}
