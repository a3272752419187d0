import { bucketGrid, toInstantText } from './calendar';
import type { Granularity, SeriesKind } from './granularity';
import type { Span } from './series';

/** What the archive stores: the series of a meter, the readings of its register, and a gateway's grid readings. */
export type Resource = SeriesKind | 'readings' | 'grid';

/** `none`: readings have the times at which the device sent them, not calendar intervals. */
export type ResourceGranularity = Granularity | 'none';

const DAY_MS = 24 * 3_600_000;

/**
 * Returns the intervals in which a range is fetched and sealed: those of a series on the premise's calendar, or for
 * readings UTC days, cut at the range's ends.
 */
export function rangeIntervals(query: Span & { granularity: ResourceGranularity; timezone: string }): Span[] {
  if (query.granularity !== 'none') return bucketGrid(query, query.granularity, query.timezone);
  const end = Date.parse(query.end);
  const intervals: Span[] = [];
  let at = Date.parse(query.start);
  while (at < end) {
    const next = Math.min(end, (Math.floor(at / DAY_MS) + 1) * DAY_MS);
    intervals.push({ start: toInstantText(at), end: toInstantText(next) });
    at = next;
  }
  return intervals;
}
