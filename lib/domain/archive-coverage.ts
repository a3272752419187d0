import type { StoredSpan } from './stored-spans';

/** How much of what should be stored is stored, over several series. */
export interface ArchiveCoverage {
  /** Milliseconds that are stored, and from the first stored instant of each series until now. */
  storedMs: number;
  expectedMs: number;
  /** Where the oldest gap begins, milliseconds; null without gaps. */
  oldestGapAt: number | null;
}

/** A series may be as far behind as this: it is fetched when someone opens it, or once a day. */
const MAX_BEHIND_MS = 24 * 3_600_000;

/** Returns the coverage of series, each given by its stored spans in order. Pure. */
export function archiveCoverage(
  series: Iterable<readonly Pick<StoredSpan, 'start' | 'end'>[]>,
  now: number,
): ArchiveCoverage {
  let storedMs = 0;
  let expectedMs = 0;
  let oldestGapAt = Number.POSITIVE_INFINITY;
  for (const spans of series) {
    const [first] = spans;
    if (!first) continue;
    let until = first.start;
    for (const { start, end } of spans) {
      if (start > until) oldestGapAt = Math.min(oldestGapAt, until);
      storedMs += Math.max(0, Math.min(end, now) - Math.max(start, until));
      until = Math.max(until, end);
    }
    expectedMs += Math.max(0, now - first.start);
    if (now - until > MAX_BEHIND_MS) oldestGapAt = Math.min(oldestGapAt, until);
  }
  return { storedMs, expectedMs, oldestGapAt: Number.isFinite(oldestGapAt) ? oldestGapAt : null };
}
