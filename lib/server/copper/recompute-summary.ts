import { exactSum } from '@/lib/domain/exact-sum';
import type { Span } from '@/lib/domain/series';
import type { WireRow } from './row-fields';

const STATISTIC_FIELD = /^(sum|min|max|avg)_(.+)$/;

const STATISTICS: Record<string, (values: readonly number[]) => number> = {
  sum: exactSum,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
  avg: (values) => Math.round((exactSum(values) / values.length) * 1e6) / 1e6,
};

/**
 * Returns the summary of an answer for other rows than it was sent with. Fields named `sum_…`, `min_…`, `max_…` and
 * `avg_…` are computed from that field of the rows within the span, null where no row has a number. All others stay.
 */
export function recomputeSummary(summary: WireRow, rows: readonly WireRow[], span: Span): WireRow {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const byTime = new Map<number, WireRow>();
  for (const row of rows) {
    const at = Date.parse(String(row.time));
    if (at >= from && at < to) byTime.set(at, row);
  }
  const inside = [...byTime.values()];
  const entries = Object.entries(summary).map(([name, value]) => {
    const [, statistic = '', field = ''] = STATISTIC_FIELD.exec(name) ?? [];
    const compute = STATISTICS[statistic];
    if (!compute) return [name, value];
    const values = inside.map((row) => row[field]).filter((each) => typeof each === 'number');
    return [name, values.length === 0 ? null : compute(values)];
  });
  return Object.fromEntries(entries);
}
