import type { CalendarIndex } from './calendar-index';
import { CLOCK_TOLERANCE_MS } from './clock-tolerance';
import { isSettled, type StoredSpan } from './stored-spans';

/** Intervals `from ≤ index < to` of a grid. */
export interface IndexRange {
  from: number;
  to: number;
}

/** Intervals of a grid that are not sealed, as far as the fetched spans show. Sorted; all others are sealed. */
export interface OpenIntervals {
  /** Never fetched. */
  notFetched: IndexRange[];
  /** Fetched; whether they are fetched again depends on their numbers. */
  unsettled: IndexRange[];
}

/**
 * Returns the intervals that are not sealed, by the spans that were fetched (sorted, not overlapping). `createdAt` is when
 * the meter was created; milliseconds. Pure; the cost grows with the spans, not the intervals.
 */
export function openIntervals(
  index: CalendarIndex,
  spans: readonly StoredSpan[],
  createdAt: number,
  now: number,
): OpenIntervals {
  const all = { from: index.endedBy(createdAt), to: index.count };
  const fetched = merged(spans).map((span) => intervalsWithin(index, span));
  const settled = spans
    .filter((span) => isSettled(span) && span.askedAt <= now + CLOCK_TOLERANCE_MS)
    .map((span) => intervalsWithin(index, span));
  const notFetched = without([all], fetched);
  return { notFetched, unsettled: without(without([all], settled), notFetched) };
}

/**
 * Returns the smallest number of windows of at most `maxIntervals` that cover the ranges (sorted). Each window begins at
 * the first interval that is not covered yet, as in the archive's `planWindows`. Pure.
 */
export function countWindows(ranges: readonly IndexRange[], maxIntervals: number): number {
  let windows = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of ranges) {
    const start = Math.max(from, reached);
    if (start >= to) continue;
    const more = Math.ceil((to - start) / maxIntervals) || 1;
    windows += more;
    reached = start + more * maxIntervals;
  }
  return windows;
}

/** Returns the intervals that are entirely in the span. */
function intervalsWithin(index: CalendarIndex, { start, end }: Pick<StoredSpan, 'start' | 'end'>): IndexRange {
  return { from: index.startedBefore(start), to: index.endedBy(end) };
}

function merged(spans: readonly StoredSpan[]): { start: number; end: number }[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** Returns sorted ranges minus other sorted ranges. */
function without(ranges: readonly IndexRange[], removed: readonly IndexRange[]): IndexRange[] {
  const left: IndexRange[] = [];
  let next = 0;
  for (const range of ranges) {
    let { from } = range;
    while (next < removed.length && (removed[next]?.to ?? 0) <= from) next += 1;
    for (let index = next; index < removed.length; index += 1) {
      const out = removed[index];
      if (!out || out.from >= range.to) break;
      if (out.from > from) left.push({ from, to: out.from });
      from = Math.max(from, out.to);
    }
    if (from < range.to) left.push({ from, to: range.to });
  }
  return left;
}
