import type { Freshness } from '@/lib/domain/answer';
import { lowerBound } from '@/lib/domain/lower-bound';
import { rangeIntervals } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import { type IntervalStatus, intervalStatus, type StoredSpan } from '@/lib/domain/stored-spans';
import { recomputeSummary } from '../copper/recompute-summary';
import { parseStoredRows } from '../copper/stored-rows';
import { type IndexRange, indexRangesWhere } from './plan-windows';
import type { RangeQuery, RangeResult } from './range.types';
import type { StoredSeries } from './store/series-store';

/** What the archive has stored of a range, and which intervals are missing or out of date. */
export interface RangeState {
  stored: StoredSeries;
  intervals: Span[];
  /** Intervals to fetch now: never fetched, or no longer fresh enough. Sorted. */
  needed: IndexRange[];
  /** Intervals to fetch now or later, the needed ones included. Sorted. */
  unsealed: IndexRange[];
  /** The range as stored; null when no part of it was ever fetched. */
  result: RangeResult | null;
}

const DAY_MS = 24 * 3_600_000;
/** Browsers recheck sealed data after this many days. */
const SEALED_FRESH_DAYS = 30;

/** A meter has no readings from before it was created. */
const BEFORE_METER: IntervalStatus = { kind: 'sealed' };

/** Returns when the meter of a range was created, in milliseconds; minus infinity where that is not known. */
export function meterCreatedMs({ meterCreatedAt }: Pick<RangeQuery, 'meterCreatedAt'>): number {
  return meterCreatedAt ? Date.parse(meterCreatedAt) : Number.NEGATIVE_INFINITY;
}

/**
 * Returns the state of a range as of `now` (milliseconds). Data fetched within the last `acceptAgeMs` counts as fresh
 * whatever has changed since. Rows that do not parse, on a damaged disk, count as never fetched. Pure.
 */
export function rangeState(found: StoredSeries, query: RangeQuery, now: number, acceptAgeMs = 0): RangeState {
  const intervals = rangeIntervals(query);
  const { stored, points, raw, numbered } = parseOrNothing(query.kind, found);
  const createdAt = meterCreatedMs(query);
  const statuses = intervals.map((interval) =>
    Date.parse(interval.end) <= createdAt
      ? BEFORE_METER
      : intervalStatus(interval, someWithin(numbered, interval), stored.spans, now),
  );
  const isNeeded = (status: IntervalStatus) =>
    status.kind === 'not-fetched' ||
    (status.kind === 'open' && Math.max(status.until, status.askedAt + acceptAgeMs) <= now);
  const where = (predicate: (status: IntervalStatus) => boolean) =>
    indexRangesWhere(statuses.length, (index) => predicate(statuses[index] ?? BEFORE_METER));
  const notFetched = intervals.filter((_, index) => statuses[index]?.kind === 'not-fetched');
  const result =
    notFetched.length === intervals.length
      ? null
      : {
          points,
          raw: { summary: recomputeSummary(raw.summary, raw.rows, query), rows: raw.rows },
          notFetched,
          ...freshnessOf(stored.spans, statuses, query, now),
        };
  return { stored, intervals, result, needed: where(isNeeded), unsealed: where(({ kind }) => kind !== 'sealed') };
}

function parseOrNothing(kind: RangeQuery['kind'], stored: StoredSeries) {
  try {
    return { stored, ...parseStoredRows(kind, stored) };
  } catch {
    const nothing: StoredSeries = { summary: {}, rows: [], spans: [] };
    return { stored: nothing, ...parseStoredRows(kind, nothing) };
  }
}

/** Returns the stored range where no interval has to be fetched; null otherwise. */
export function completeResult({ result, needed }: RangeState): RangeResult | null {
  return needed.length === 0 ? result : null;
}

/** True when one of the sorted instants is in the interval. */
function someWithin(times: readonly number[], interval: Span): boolean {
  const start = Date.parse(interval.start);
  const found = times[lowerBound(times.length, (index) => (times[index] ?? 0) >= start)];
  return found !== undefined && found < Date.parse(interval.end);
}

/**
 * A span that had ended when it was fetched does not age. So a range is as old as its oldest span that had not ended
 * yet; if all had, as old as the latest fetch.
 */
function freshnessOf(
  spans: readonly StoredSpan[],
  statuses: readonly IntervalStatus[],
  span: Span,
  now: number,
): Freshness {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const inside = spans.filter(({ start, end }) => start < to && end > from);
  const growing = inside.filter(({ end, askedAt }) => askedAt < Math.min(end, to));
  const fetchTimes = (growing.length > 0 ? growing : inside).map(({ askedAt }) => Math.min(askedAt, now));
  // A range from before the meter was created has no spans.
  const latest = fetchTimes.length > 0 ? Math.max(...fetchTimes) : now;
  const asOf = growing.length > 0 ? Math.min(...fetchTimes) : latest;
  const until = statuses.flatMap((status) => (status.kind === 'open' ? [status.until] : []));
  return {
    asOf: new Date(asOf).toISOString(),
    // Rounded to the day, so that the answer and its ETag stay the same all day.
    freshUntil: new Date(Math.min((Math.floor(now / DAY_MS) + SEALED_FRESH_DAYS) * DAY_MS, ...until)).toISOString(),
    source: 'cache',
    notice: null,
  };
}
