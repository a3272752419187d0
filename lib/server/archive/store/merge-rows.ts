import { lowerBound } from '@/lib/domain/lower-bound';
import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import type { StoredSpan } from '@/lib/domain/stored-spans';
import { numberComparer, numberFinder, rowTimes } from '../../copper/row-fields';
import { concatTables, type RowTable, selectRows, sliceRows } from '../../copper/row-table';

const HOUR_MS = 3_600_000;
/** The maximum length of an interval of each granularity; a reading has none. */
const MAX_INTERVAL_MS: Record<ResourceGranularity, number> = {
  none: 0,
  minute: HOUR_MS / 60,
  fifteenminute: HOUR_MS / 4,
  hour: HOUR_MS,
  bihour: 2 * HOUR_MS,
  day: 25 * HOUR_MS,
  month: 31 * 25 * HOUR_MS,
};

/** Returns the rows within `from ≤ time < to`, sorted, one per time: the last one with a number, if any has one. */
export function normalizeRows(table: RowTable, kind: Resource, from: number, to: number): RowTable {
  const times = rowTimes(table, kind);
  // Nearly all rows are sorted already.
  if (isSorted(times)) {
    const before = (instant: number) => lowerBound(times.length, (index) => (times[index] ?? 0) >= instant);
    return sliceRows(table, before(from), before(to));
  }
  const hasNumber = numberFinder(table, kind);
  const byTime = new Map<number, number>();
  times.forEach((at, index) => {
    // Not `at < from || at >= to`, which is false for a row without a valid time.
    if (!(at >= from && at < to)) return;
    const before = byTime.get(at);
    if (before === undefined || hasNumber(index) || !hasNumber(before)) byTime.set(at, index);
  });
  return selectRows(table, sortedByTime(byTime));
}

/**
 * Returns the rows of a chunk after a new answer. A newer row replaces an older one, but a row without a number never
 * replaces a reading. `corrections` counts the intervals that had ended when they were stored and have a new value.
 */
export function mergeRows(
  stored: { table: RowTable; spans: readonly StoredSpan[] },
  fetched: RowTable,
  { kind, granularity }: { kind: Resource; granularity: ResourceGranularity },
): { table: RowTable; corrections: number } {
  const table = concatTables([stored.table, fetched]);
  if (stored.table.count === 0) return { table, corrections: 0 };
  const hasNumber = numberFinder(table, kind);
  const sameNumbers = numberComparer(table, kind);
  const byTime = new Map<number, number>();
  let corrections = 0;
  rowTimes(table, kind).forEach((at, index) => {
    const before = byTime.get(at);
    if (index >= stored.table.count && before !== undefined && hasNumber(before)) {
      if (!hasNumber(index)) return;
      const span = stored.spans.find(({ start, end }) => start <= at && at < end);
      const hadEnded = span !== undefined && span.askedAt >= at + MAX_INTERVAL_MS[granularity];
      if (hadEnded && !sameNumbers(index, before)) corrections += 1;
    }
    byTime.set(at, index);
  });
  return { table: selectRows(table, sortedByTime(byTime)), corrections };
}

function isSorted(times: Float64Array): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (const at of times) {
    if (!(at > before)) return false;
    before = at;
  }
  return true;
}

function sortedByTime(indexes: ReadonlyMap<number, number>): number[] {
  return [...indexes].sort(([a], [b]) => a - b).map(([, index]) => index);
}
