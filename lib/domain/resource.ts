import { bucketEdges } from './calendar';
import type { Granularity, SeriesKind } from './granularity';
import { toInstantText } from './instant-text';
import type { Span } from './series';

/** What the archive stores: a meter's series, the readings of its register, and a gateway's grid measurements. */
export type Resource = SeriesKind | 'readings' | 'grid';

/** `none` is for readings, which devices send at any time, not in calendar intervals. */
export type ResourceGranularity = Granularity | 'none';

const DAY_MS = 24 * 3_600_000;

type Range = Span & { granularity: ResourceGranularity; timezone: string };

/**
 * Returns the edges, in milliseconds, of the intervals in which a range is fetched and sealed: those of a series on the
 * premise's calendar, or UTC days, cut at the range's ends, for readings.
 */
export function rangeEdges(range: Range): readonly number[] {
  if (range.granularity !== 'none') return bucketEdges(range, range.granularity, range.timezone).edges;
  const [start, end] = [Date.parse(range.start), Date.parse(range.end)];
  if (!(start < end)) return [];
  const edges = [start];
  for (let day = Math.floor(start / DAY_MS) + 1; day * DAY_MS < end; day += 1) edges.push(day * DAY_MS);
  return [...edges, end];
}

/** Returns the same intervals as text. */
export function rangeIntervals(range: Range): Span[] {
  return spansBetween(rangeEdges(range));
}

/** Returns the intervals between edges as text; `from ≤ index < to`. */
export function spansBetween(edges: readonly number[], from = 0, to = edges.length - 1): Span[] {
  const instants = edges.slice(from, to + 1).map(toInstantText);
  return instants.slice(1).map((end, index) => ({ start: instants[index] ?? end, end }));
}
