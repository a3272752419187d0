import { bucketGrid, toInstantText } from './calendar';
import type { Granularity, SeriesKind } from './granularity';
import type { Span } from './series';

/** What is kept: the series of a meter, the readings of its register, and what a gateway measured of the grid. */
export type Resource = SeriesKind | 'readings' | 'grid';

/** `none`: readings come when the device speaks and lie on no calendar. */
export type ResourceGranularity = Granularity | 'none';

const DAY_MS = 24 * 3_600_000;

/**
 * The pieces a range is asked for and sealed in: the intervals of a series on the premise's calendar, and UTC days, cut
 * at the range's ends, of what lies on none.
 */
export function rangeIntervals(query: Span & { granularity: ResourceGranularity; timezone: string }): Span[] {
  if (query.granularity !== 'none') return bucketGrid(query, query.granularity, query.timezone);
  const end = Date.parse(query.end);
  const pieces: Span[] = [];
  let at = Date.parse(query.start);
  while (at < end) {
    const next = Math.min(end, (Math.floor(at / DAY_MS) + 1) * DAY_MS);
    pieces.push({ start: toInstantText(at), end: toInstantText(next) });
    at = next;
  }
  return pieces;
}
