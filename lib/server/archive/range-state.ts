import type { Freshness } from '@/lib/domain/answer';
import { lowerBound } from '@/lib/domain/lower-bound';
import { rangeIntervals } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import { type IntervalStatus, intervalStatus } from '@/lib/domain/stored-spans';
import { parseStoredRows } from '../copper/stored-rows';
import type { RangeQuery, RangeResult } from './range.types';
import type { StoredSeries } from './store/series-store';
import { recomputeSummary } from './summary';

/** What the archive holds of a range, and what of it would have to be asked for. */
export interface RangeState {
  stored: StoredSeries;
  intervals: Span[];
  /** Places of the grid to ask for: never asked, or no longer good enough. Sorted. */
  needed: number[];
  /** Places that are asked for again at some time, those wanted now included. Sorted. */
  unsealed: number[];
  /** The range as held; null when nothing of it was ever asked for. */
  result: RangeResult | null;
}

const DAY_MS = 24 * 3_600_000;
/** What is good for good is looked at again after this long, by a browser. */
const SEALED_FRESH_DAYS = 30;

/** A meter measured nothing before it was there. */
const BEFORE: IntervalStatus = { kind: 'sealed' };

/** When the meter of a range began, milliseconds; before all time where that is not known. */
export function meterCreatedMs({ meterCreatedAt }: Pick<RangeQuery, 'meterCreatedAt'>): number {
  return meterCreatedAt ? Date.parse(meterCreatedAt) : Number.NEGATIVE_INFINITY;
}

/**
 * What is held of a range, as of `now` (milliseconds). What was asked for within `acceptAgeMs` is good enough whatever
 * has come since. Pure.
 */
export function rangeState(held: StoredSeries, query: RangeQuery, now: number, acceptAgeMs = 0): RangeState {
  const grid = rangeIntervals(query);
  const { points, raw, numbered } = parseStoredRows(query.kind, held);
  const createdAt = meterCreatedMs(query);
  const holds = grid.map((interval) =>
    Date.parse(interval.end) <= createdAt
      ? BEFORE
      : intervalStatus(interval, someWithin(numbered, interval), held.spans, now),
  );
  const isWanted = (hold: IntervalStatus) =>
    hold.kind === 'not-fetched' || (hold.kind === 'open' && Math.max(hold.until, hold.askedAt + acceptAgeMs) <= now);
  const unasked = grid.filter((_, at) => holds[at]?.kind === 'not-fetched');
  const answer =
    unasked.length === grid.length
      ? null
      : {
          points,
          raw: { summary: recomputeSummary(raw.summary, raw.rows, query), rows: raw.rows },
          notFetched: unasked,
          ...freshnessOf(held.spans, holds, query, now),
        };
  const places = (fits: (hold: IntervalStatus) => boolean) => holds.flatMap((hold, at) => (fits(hold) ? [at] : []));
  return {
    stored: held,
    intervals: grid,
    result: answer,
    needed: places(isWanted),
    unsealed: places(({ kind }) => kind !== 'sealed'),
  };
}

/** The range as held, where nothing of it has to be asked for. */
export function completeResult({ result: answer, needed: wanted }: RangeState): RangeResult | null {
  return wanted.length === 0 ? answer : null;
}

/** Whether one of the sorted instants lies in the interval. */
function someWithin(times: readonly number[], interval: Span): boolean {
  const start = Date.parse(interval.start);
  const found = times[lowerBound(times.length, (place) => (times[place] ?? 0) >= start)];
  return found !== undefined && found < Date.parse(interval.end);
}

/**
 * A part that was over when it was asked for stays what it is, however long ago that was: the whole is as old as the
 * oldest part that still grew. If none did, as old as the last answer.
 */
function freshnessOf(
  spans: readonly { start: number; end: number; askedAt: number }[],
  holds: readonly IntervalStatus[],
  span: Span,
  now: number,
): Freshness {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const inside = spans.filter(({ start, end }) => start < to && end > from);
  const grew = inside.filter(({ end, askedAt }) => askedAt < Math.min(end, to));
  const ages = (grew.length > 0 ? grew : inside).map(({ askedAt }) => Math.min(askedAt, now));
  // Nothing was asked for where all of it lies before the meter.
  const latest = ages.length > 0 ? Math.max(...ages) : now;
  const asOf = grew.length > 0 ? Math.min(...ages) : latest;
  const until = holds.flatMap((hold) => (hold.kind === 'open' ? [hold.until] : []));
  return {
    asOf: new Date(asOf).toISOString(),
    // To the day: an answer that changes by the second would be sent again to who has it.
    freshUntil: new Date(Math.min((Math.floor(now / DAY_MS) + SEALED_FRESH_DAYS) * DAY_MS, ...until)).toISOString(),
    source: 'cache',
    notice: null,
  };
}
