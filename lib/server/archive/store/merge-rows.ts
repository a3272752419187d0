import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import type { StoredSpan } from '@/lib/domain/stored-spans';
import { hasNumber, rowTimeMs, sameNumbers, type WireRow } from '../../copper/row-fields';

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
export function normalizeRows(rows: readonly WireRow[], kind: Resource, from: number, to: number): WireRow[] {
  return selectSorted(rows, kind, from, to) ?? sortAndSelect(rows, kind, from, to);
}

/** The fast path for rows that are sorted already, as nearly all are; null where they are not. */
function selectSorted(rows: readonly WireRow[], kind: Resource, from: number, to: number): WireRow[] | null {
  const inside: WireRow[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const at = rowTimeMs(row, kind);
    if (!(at > last)) return null;
    last = at;
    if (at >= from && at < to) inside.push(row);
  }
  return inside;
}

function sortAndSelect(rows: readonly WireRow[], kind: Resource, from: number, to: number): WireRow[] {
  const byTime = new Map<number, WireRow>();
  for (const row of rows) {
    const at = rowTimeMs(row, kind);
    // Not `at < from || at >= to`, which is false for a row without a valid time.
    if (!(at >= from && at < to)) continue;
    const before = byTime.get(at);
    if (!before || hasNumber(row, kind) || !hasNumber(before, kind)) byTime.set(at, row);
  }
  return [...byTime].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/**
 * Returns the rows of a chunk after a new answer. A newer row replaces an older one, but a row without a number never
 * replaces a reading. `corrections` counts the intervals that had ended when they were stored and have a new value.
 */
export function mergeRows(
  stored: { rows: readonly WireRow[]; spans: readonly StoredSpan[] },
  fetched: readonly WireRow[],
  { kind, granularity }: { kind: Resource; granularity: ResourceGranularity },
): { rows: WireRow[]; corrections: number } {
  if (stored.rows.length === 0) return { rows: [...fetched], corrections: 0 };
  const byTime = new Map(stored.rows.map((row) => [rowTimeMs(row, kind), row]));
  let corrections = 0;
  for (const row of fetched) {
    const at = rowTimeMs(row, kind);
    const before = byTime.get(at);
    if (before && hasNumber(before, kind)) {
      if (!hasNumber(row, kind)) continue;
      const span = stored.spans.find(({ start, end }) => start <= at && at < end);
      const hadEnded = span !== undefined && span.askedAt >= at + MAX_INTERVAL_MS[granularity];
      if (hadEnded && !sameNumbers(row, before, kind)) corrections += 1;
    }
    byTime.set(at, row);
  }
  return { rows: [...byTime].sort(([a], [b]) => a - b).map(([, row]) => row), corrections };
}
