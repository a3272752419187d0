import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import type { StoredSpan } from '@/lib/domain/stored-spans';
import { hasNumber, sameNumbers, timeOf } from '../../copper/row-fields';

type Row = Record<string, unknown>;

const HOUR_MS = 3_600_000;
/** The longest that an interval of each granularity lasts; a reading is of an instant. */
const LONGEST_MS: Record<ResourceGranularity, number> = {
  none: 0,
  minute: HOUR_MS / 60,
  fifteenminute: HOUR_MS / 4,
  hour: HOUR_MS,
  bihour: 2 * HOUR_MS,
  day: 25 * HOUR_MS,
  month: 31 * 25 * HOUR_MS,
};

/** Rows within `from ≤ time < to`, one for each instant, sorted: of several the last with a number. */
export function normalizeRows(rows: readonly Row[], kind: Resource, from: number, to: number): Row[] {
  return inOrder(rows, kind, from, to) ?? sortedOut(rows, kind, from, to);
}

/** The same of rows that are tidy already, as nearly all are; null where they are not. */
function inOrder(rows: readonly Row[], kind: Resource, from: number, to: number): Row[] | null {
  const inside: Row[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const at = timeOf(row, kind);
    if (!(at > last)) return null;
    last = at;
    if (at >= from && at < to) inside.push(row);
  }
  return inside;
}

function sortedOut(rows: readonly Row[], kind: Resource, from: number, to: number): Row[] {
  const byTime = new Map<number, Row>();
  for (const row of rows) {
    const at = timeOf(row, kind);
    if (at < from || at >= to) continue;
    const held = byTime.get(at);
    if (!held || hasNumber(row, kind) || !hasNumber(held, kind)) byTime.set(at, row);
  }
  return [...byTime].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/**
 * Rows of a chunk after an answer for `span`. A newer row takes the place of the older one, but no answer without a
 * number takes away a reading that is here. Counts what was over when it was read and reads otherwise now.
 */
export function mergeRows(
  held: { rows: readonly Row[]; spans: readonly StoredSpan[] },
  brought: readonly Row[],
  { kind, granularity }: { kind: Resource; granularity: ResourceGranularity },
): { rows: Row[]; corrections: number } {
  if (held.rows.length === 0) return { rows: [...brought], corrections: 0 };
  const byTime = new Map(held.rows.map((row) => [timeOf(row, kind), row]));
  let corrections = 0;
  for (const row of brought) {
    const at = timeOf(row, kind);
    const before = byTime.get(at);
    if (before && hasNumber(before, kind)) {
      if (!hasNumber(row, kind)) continue;
      const asked = held.spans.find((span) => span.start <= at && at < span.end);
      const wasOver = asked !== undefined && asked.askedAt >= at + LONGEST_MS[granularity];
      if (wasOver && !sameNumbers(row, before, kind)) corrections += 1;
    }
    byTime.set(at, row);
  }
  return { rows: [...byTime].sort(([a], [b]) => a - b).map(([, row]) => row), corrections };
}
