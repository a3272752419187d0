import type { Freshness } from '@/lib/domain/answer';
import { bucketGrid } from '@/lib/domain/calendar';
import { type Hold, holdOf } from '@/lib/domain/held-spans';
import type { Span } from '@/lib/domain/series';
import { seriesOf } from '../copper/to-points';
import type { KnownRange, RangeQuery } from './range.types';
import type { HeldSeries } from './store/series-store';
import { summaryOf } from './summary';

/** What the archive holds of a range, and what of it would have to be asked for. */
export interface KeptRange {
  held: HeldSeries;
  grid: Span[];
  /** Places of the grid to ask for: never asked, or no longer good enough. Sorted. */
  wanted: number[];
  /** Places that are asked for again at some time, those wanted now included. Sorted. */
  unsealed: number[];
  /** The range as held; null when nothing of it was ever asked for. */
  answer: KnownRange | null;
}

/** What is good for good is looked at again after this long, by a browser. */
const SEALED_FRESH_MS = 30 * 24 * 3_600_000;

/** What is held of a range, as of `now` (milliseconds). Pure. */
export function keptRange(held: HeldSeries, query: RangeQuery, now: number): KeptRange {
  const grid = bucketGrid(query, query.granularity, query.timezone);
  const { points, raw } = seriesOf(query.kind, held);
  const numbered = points.flatMap(({ time, value }) => (value === null ? [] : [Date.parse(time)]));
  const holds = grid.map((interval) => holdOf(interval, someWithin(numbered, interval), held.spans));
  const isWanted = (hold: Hold) => hold.kind === 'unasked' || (hold.kind === 'open' && hold.until <= now);
  const unasked = grid.filter((_, at) => holds[at]?.kind === 'unasked');
  const answer =
    unasked.length === grid.length
      ? null
      : {
          points,
          raw: { summary: summaryOf(raw.summary, raw.rows, query), rows: raw.rows },
          unasked,
          ...freshnessOf(held.spans, holds, query, now),
        };
  const places = (fits: (hold: Hold) => boolean) => holds.flatMap((hold, at) => (fits(hold) ? [at] : []));
  return { held, grid, answer, wanted: places(isWanted), unsealed: places(({ kind }) => kind !== 'sealed') };
}

/** Whether one of the sorted instants lies in the interval. */
function someWithin(times: readonly number[], interval: Span): boolean {
  const start = Date.parse(interval.start);
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found = times[low];
  return found !== undefined && found < Date.parse(interval.end);
}

/**
 * A part that was over when it was asked for stays what it is, however long ago that was: the whole is as old as the
 * oldest part that still grew. If none did, as old as the last answer.
 */
function freshnessOf(
  spans: readonly { start: number; end: number; askedAt: number }[],
  holds: readonly Hold[],
  span: Span,
  now: number,
): Freshness {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const inside = spans.filter(({ start, end }) => start < to && end > from);
  const grew = inside.filter(({ end, askedAt }) => askedAt < Math.min(end, to));
  const ages = (grew.length > 0 ? grew : inside).map(({ askedAt }) => Math.min(askedAt, now));
  const asOf = grew.length > 0 ? Math.min(...ages) : Math.max(...ages);
  const until = holds.flatMap((hold) => (hold.kind === 'open' ? [hold.until] : []));
  return {
    asOf: new Date(asOf).toISOString(),
    freshUntil: new Date(Math.min(now + SEALED_FRESH_MS, ...until)).toISOString(),
    source: 'cache',
    notice: null,
  };
}
