import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import type { HeldSpan } from '@/lib/domain/held-spans';
import { wireInstant } from '../../copper/wire-values';

type Row = Record<string, unknown>;

const VALUE: Record<SeriesKind, string> = { usage: 'usage', baseline: 'energy', average: 'energy' };
const HOUR_MS = 3_600_000;
/** The longest that an interval of each granularity lasts. */
const LONGEST_MS: Record<Granularity, number> = {
  minute: HOUR_MS / 60,
  fifteenminute: HOUR_MS / 4,
  hour: HOUR_MS,
  bihour: 2 * HOUR_MS,
  day: 25 * HOUR_MS,
  month: 31 * 25 * HOUR_MS,
};

/** The instant of a row in milliseconds. The answer it came with was parsed: it has one. */
export function timeOf(row: Row): number {
  return Date.parse(wireInstant.parse(row.time));
}

/** Rows within `from ≤ time < to`, one for each instant, sorted: of several the last with a number. */
export function tidyRows(rows: readonly Row[], kind: SeriesKind, from: number, to: number): Row[] {
  const byTime = new Map<number, Row>();
  for (const row of rows) {
    const at = timeOf(row);
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
  held: { rows: readonly Row[]; spans: readonly HeldSpan[] },
  brought: readonly Row[],
  { kind, granularity }: { kind: SeriesKind; granularity: Granularity },
): { rows: Row[]; corrections: number } {
  const byTime = new Map(held.rows.map((row) => [timeOf(row), row]));
  let corrections = 0;
  for (const row of brought) {
    const at = timeOf(row);
    const before = byTime.get(at);
    if (before && hasNumber(before, kind)) {
      if (!hasNumber(row, kind)) continue;
      const asked = held.spans.find((span) => span.start <= at && at < span.end);
      const wasOver = asked !== undefined && asked.askedAt >= at + LONGEST_MS[granularity];
      if (wasOver && row[VALUE[kind]] !== before[VALUE[kind]]) corrections += 1;
    }
    byTime.set(at, row);
  }
  return { rows: [...byTime].sort(([a], [b]) => a - b).map(([, row]) => row), corrections };
}

function hasNumber(row: Row, kind: SeriesKind): boolean {
  const value = row[VALUE[kind]];
  return value !== null && value !== undefined;
}
