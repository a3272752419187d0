import { bucketGrid, toInstantText } from './calendar';
import type { Granularity, SeriesKind } from './granularity';
import type { Span } from './series';

/** What the archive stores: a meter's series, the readings of its register, and a gateway's grid measurements. */
export type Resource = SeriesKind | 'readings' | 'grid';

/** `none` is for readings, which devices send at any time, not in calendar intervals. */
export type ResourceGranularity = Granularity | 'none';

const DAY_MS = 24 * 3_600_000;

/**
 * Returns the intervals in which a range is fetched and sealed: those of a series on the premise's calendar, or UTC
 * days, cut at the range's ends, for readings.
 */
export function rangeIntervals(query: Span & { granularity: ResourceGranularity; timezone: string }): Span[] {
  if (query.granularity !== 'none') return bucketGrid(query, query.granularity, query.timezone);
  const end = Date.parse(query.end);
  const days: Span[] = [];
  let start = Date.parse(query.start);
  while (start < end) {
    const next = Math.min(end, (Math.floor(start / DAY_MS) + 1) * DAY_MS);
    days.push({ start: toInstantText(start), end: toInstantText(next) });
    start = next;
  }
  return days;
}
