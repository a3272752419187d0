import { exactSum } from '@/lib/domain/exact-sum';
import type { Span } from '@/lib/domain/series';

type Fields = Record<string, unknown>;

const STATISTIC = /^(sum|min|max|avg)_(.+)$/;

const WORK_OUT: Record<string, (values: readonly number[]) => number> = {
  sum: exactSum,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
  avg: (values) => Math.round((exactSum(values) / values.length) * 1e6) / 1e6,
};

/**
 * A summary for rows that it was not sent with. Fields named `sum_…`, `min_…`, `max_…` and `avg_…` are worked out from
 * the rows' field of that name within the span, null where no row has a number; all others stay.
 */
export function recomputeSummary(summary: Fields, rows: readonly Fields[], span: Span): Fields {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const byTime = new Map<number, Fields>();
  for (const row of rows) {
    const at = Date.parse(String(row.time));
    if (at >= from && at < to) byTime.set(at, row);
  }
  const inside = [...byTime.values()];
  const entries = Object.entries(summary).map(([name, value]) => {
    const [, statistic = '', field = ''] = STATISTIC.exec(name) ?? [];
    const workOut = WORK_OUT[statistic];
    if (!workOut) return [name, value];
    const values = inside.map((row) => row[field]).filter((one) => typeof one === 'number');
    return [name, values.length === 0 ? null : workOut(values)];
  });
  return Object.fromEntries(entries);
}
