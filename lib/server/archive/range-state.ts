import type { Freshness } from '@/lib/domain/answer';
import { rangeEdges, spansBetween } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import { type IntervalStatus, intervalStatus, SEALED, type StoredSpan } from '@/lib/domain/stored-spans';
import { numberFinder } from '../copper/row-fields';
import { NO_ROWS } from '../copper/row-table';
import { storedPoints } from '../copper/stored-rows';
import { type IndexRange, joinRanges } from './plan-windows';
import type { RangeQuery, RangeResult } from './range.types';
import type { StoredSeries } from './store/series-store';

/** What the archive has stored of a range, and which intervals are missing or out of date. */
export interface RangeState {
  stored: StoredSeries;
  readonly intervals: Span[];
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

/** Returns when the meter of a range was created, in milliseconds; minus infinity where that is not known. */
export function meterCreatedMs({ meterCreatedAt }: Pick<RangeQuery, 'meterCreatedAt'>): number {
  return meterCreatedAt ? Date.parse(meterCreatedAt) : Number.NEGATIVE_INFINITY;
}

/**
 * Returns the state of a range as of `now` (milliseconds). Data fetched within the last `acceptAgeMs` counts as fresh
 * whatever has changed since. Rows that do not parse, on a damaged disk, count as never fetched. Pure.
 */
export function rangeState(found: StoredSeries, query: RangeQuery, now: number, acceptAgeMs = 0): RangeState {
  const edges = rangeEdges(query);
  const { stored, points, hasNumber } = parseOrNothing(query.kind, found);
  const runs = runsOf(edges, points.times, hasNumber, stored.spans, query, now);
  const where = (predicate: (status: IntervalStatus) => boolean) =>
    joinRanges(runs.filter((run) => predicate(run.status)));
  const notFetched = where(({ kind }) => kind === 'not-fetched');
  const { summary, table } = stored;
  // What has not begun says nothing about what was fetched.
  const begun = runs.filter(({ from }) => !isToCome(query, edges[from] ?? 0, now));
  const result =
    notFetched.length > 0 && begun.every(({ status }) => status.kind === 'not-fetched')
      ? null
      : { points, summary, table, edges, notFetched, ...freshnessOf(stored.spans, runs, query, now) };
  return {
    stored,
    result,
    needed: where((status) => isNeeded(status, now, acceptAgeMs)),
    unsealed: where(({ kind }) => kind !== 'sealed'),
    get intervals() {
      return spansBetween(edges);
    },
  };
}

/** Returns where a range ends that can have been fetched, in milliseconds: there is no usage of what has not begun. */
export function knownEndMs({ kind, end }: Pick<RangeQuery, 'kind' | 'end'>, now: number): number {
  return kind === 'usage' ? Math.min(Date.parse(end), now) : Date.parse(end);
}

/** True for an interval that has not begun, of which there is no usage yet. */
export function isToCome({ kind }: Pick<RangeQuery, 'kind'>, start: number, now: number): boolean {
  return kind === 'usage' && start >= now;
}

/** True for an interval to fetch now: never fetched, or no longer fresh enough. */
export function isNeeded(status: IntervalStatus, now: number, acceptAgeMs = 0): boolean {
  if (status.kind !== 'open') return status.kind === 'not-fetched';
  return Math.max(status.until, status.askedAt + acceptAgeMs) <= now;
}

/** Intervals with one status. Nearly all of a long range are sealed. */
interface StatusRun extends IndexRange {
  status: IntervalStatus;
}

/** Returns the status of all intervals, in order. Times and spans are sorted, so that each is looked at once. */
function runsOf(
  edges: readonly number[],
  times: Float64Array,
  hasNumber: (index: number) => boolean,
  spans: readonly StoredSpan[],
  query: Pick<RangeQuery, 'kind' | 'meterCreatedAt'>,
  now: number,
): StatusRun[] {
  const runs: StatusRun[] = [];
  const createdAt = meterCreatedMs(query);
  let [next, firstSpan] = [0, 0];
  let parts: StoredSpan[] = [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const start = edges[index] ?? 0;
    const end = edges[index + 1] ?? 0;
    let numbered = false;
    for (; next < times.length && (times[next] ?? end) < end; next += 1) {
      numbered ||= (times[next] ?? start) >= start && hasNumber(next);
    }
    while ((spans[firstSpan]?.end ?? end) <= start) firstSpan += 1;
    let count = 0;
    while ((spans[firstSpan + count]?.start ?? end) < end) count += 1;
    if (parts[0] !== spans[firstSpan] || parts.length !== count) parts = spans.slice(firstSpan, firstSpan + count);
    // A meter has no readings from before it was created, and no usage of what has not begun.
    const status =
      end <= createdAt
        ? SEALED
        : count === 0 && isToCome(query, start, now)
          ? ({ kind: 'open', until: Math.max(start, now + 1), askedAt: now } as const)
          : intervalStatus({ start, end }, numbered, parts, now);
    const last = runs.at(-1);
    if (last?.status === status) last.to = index + 1;
    else runs.push({ from: index, to: index + 1, status });
  }
  return runs;
}

function parseOrNothing(kind: RangeQuery['kind'], stored: StoredSeries) {
  const parsed = (series: StoredSeries) => ({
    stored: series,
    points: storedPoints(kind, series.table),
    hasNumber: numberFinder(series.table, kind),
  });
  try {
    return parsed(stored);
  } catch {
    return parsed({ summary: {}, table: NO_ROWS, spans: [] });
  }
}

/** Returns a range of which nothing is stored. */
export function emptyResult(query: RangeQuery, now: number): RangeResult {
  const at = new Date(now).toISOString();
  const edges = rangeEdges(query);
  const rows = { points: storedPoints(query.kind, NO_ROWS), summary: {}, table: NO_ROWS };
  const notFetched = [{ from: 0, to: edges.length - 1 }];
  return { ...rows, edges, notFetched, asOf: at, freshUntil: at, source: 'cache', notice: null };
}

/** Returns the stored range where no interval has to be fetched; null otherwise. */
export function completeResult({ result, needed }: RangeState): RangeResult | null {
  return needed.length === 0 ? result : null;
}

/**
 * A span that had ended when it was fetched does not age. So a range is as old as its oldest span that had not ended
 * yet; if all had, as old as the latest fetch.
 */
function freshnessOf(spans: readonly StoredSpan[], runs: readonly StatusRun[], span: Span, now: number): Freshness {
  const from = Date.parse(span.start);
  const to = Date.parse(span.end);
  const inside = spans.filter(({ start, end }) => start < to && end > from);
  const growing = inside.filter(({ end, askedAt }) => askedAt < Math.min(end, to));
  const fetchTimes = (growing.length > 0 ? growing : inside).map(({ askedAt }) => Math.min(askedAt, now));
  // A range from before the meter was created has no spans.
  const latest = fetchTimes.length > 0 ? Math.max(...fetchTimes) : now;
  const asOf = growing.length > 0 ? Math.min(...fetchTimes) : latest;
  // Rounded to the day, so that the answer and its ETag stay the same all day.
  let until = (Math.floor(now / DAY_MS) + SEALED_FRESH_DAYS) * DAY_MS;
  for (const { status } of runs) if (status.kind === 'open') until = Math.min(until, status.until);
  return {
    asOf: new Date(asOf).toISOString(),
    freshUntil: new Date(until).toISOString(),
    source: 'cache',
    notice: null,
  };
}
