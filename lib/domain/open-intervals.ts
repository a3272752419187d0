import type { CalendarIndex } from './calendar-index';
import { CLOCK_TOLERANCE_MS } from './clock-tolerance';
import { isSettled, type StoredSpan } from './stored-spans';

/** Places `from ≤ place < to` of a grid. */
export interface IndexRange {
  from: number;
  to: number;
}

/** What coverage alone tells of a grid. Sorted; places in neither list are sealed. */
export interface OpenIntervals {
  /** Nobody ever asked for these. */
  notFetched: IndexRange[];
  /** Whether these are asked for again depends on what came of them. */
  unsettled: IndexRange[];
}

/**
 * Which intervals of a grid are not settled, out of the spans that were asked for (sorted, none over another).
 * `createdAt` is the meter's beginning, `now` the time; milliseconds. Pure; costs a span, not an interval.
 */
export function openIntervals(
  ruler: CalendarIndex,
  spans: readonly StoredSpan[],
  createdAt: number,
  now: number,
): OpenIntervals {
  const all = { from: ruler.endedBy(createdAt), to: ruler.count };
  const asked = joined(spans).map((span) => within(ruler, span));
  const settled = spans
    .filter((span) => isSettled(span) && span.askedAt <= now + CLOCK_TOLERANCE_MS)
    .map((span) => within(ruler, span));
  const unasked = without([all], asked);
  return { notFetched: unasked, unsettled: without(without([all], settled), unasked) };
}

/**
 * The fewest windows of at most `longest` places that hold every place of the runs (sorted), each beginning at the
 * first place not yet held: as many as `planWindows` makes of the same places. Pure.
 */
export function countWindows(runs: readonly IndexRange[], longest: number): number {
  let windows = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of runs) {
    const at = Math.max(from, reached);
    if (at >= to) continue;
    const more = Math.ceil((to - at) / longest) || 1;
    windows += more;
    reached = at + more * longest;
  }
  return windows;
}

/** Intervals that lie in the span, whole. */
function within(ruler: CalendarIndex, { start, end }: Pick<StoredSpan, 'start' | 'end'>): IndexRange {
  return { from: ruler.startedBefore(start), to: ruler.endedBy(end) };
}

function joined(spans: readonly StoredSpan[]): { start: number; end: number }[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** What is left of sorted runs without others, sorted too. */
function without(runs: readonly IndexRange[], taken: readonly IndexRange[]): IndexRange[] {
  const left: IndexRange[] = [];
  let next = 0;
  for (const run of runs) {
    let { from } = run;
    while (next < taken.length && (taken[next]?.to ?? 0) <= from) next += 1;
    for (let at = next; at < taken.length; at += 1) {
      const out = taken[at];
      if (!out || out.from >= run.to) break;
      if (out.from > from) left.push({ from, to: out.from });
      from = Math.max(from, out.to);
    }
    if (from < run.to) left.push({ from, to: run.to });
  }
  return left;
}
