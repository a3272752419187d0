import { addDays, dayStart, localDay, STEP_MINUTES } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import { blockEnd, REQUEST_WIDTH } from '@/lib/domain/request-width';
import type { ResourceGranularity } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import type { StoredSpan } from '@/lib/domain/stored-spans';
import type { RangeQuery } from './range.types';
import { meterCreatedMs } from './range-state';

/** Part of a range that one request must fetch, and the number of its intervals. */
export interface CountedWindow extends Span {
  intervals: number;
}

/** What decides how far a window is widened. */
export interface WideningBounds {
  /** What was ever fetched within `reachOf` the range. */
  spans: readonly StoredSpan[];
  now: number;
  /** Longest request: what the cloud is not known to refuse. */
  maxIntervals: number;
  maxDays: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LONGEST_DAY_MINUTES = 25 * 60;

/** Returns a span that contains all that requests of a range may be widened to. */
export function reachOf({ start, end, granularity }: RangeQuery): Span {
  const margin = (REQUEST_WIDTH[granularity].days + 31) * DAY_MS;
  return { start: toInstantText(Date.parse(start) - margin), end: toInstantText(Date.parse(end) + margin) };
}

/**
 * Widens the requests of a range over the days (months) beside it that were never fetched, since a request costs the
 * same for a day and for a month: the first one backward to as many days as one answer holds, then the last one forward
 * to the end of its month (year). Never over what was fetched at any time, to before the meter was created, or into
 * days that are not over. The number of requests stays the same. Pure.
 */
export function widenWindows(query: RangeQuery, windows: readonly CountedWindow[], bounds: WideningBounds): Span[] {
  const { spans, now } = bounds;
  const { granularity, timezone: zone } = query;
  const unitStart = (at: number) => {
    const day = localDay(at, zone);
    return dayStart(granularity === 'month' ? `${day.slice(0, 7)}-01` : day, zone);
  };
  return windows.map((window, index) => {
    const [start, end] = [Date.parse(window.start), Date.parse(window.end)];
    let room = freeDays(window, granularity, Math.round((end - unitStart(start)) / DAY_MS), bounds);
    let [from, to] = [start, end];
    if (index === 0 && room > 0) {
      const stored = Math.max(...spans.map((span) => (span.start < start ? Math.min(span.end, start) : -Infinity)));
      const created = intervalStart(meterCreatedMs(query), granularity, unitStart);
      const widest = unitStart(dayStart(addDays(localDay(start, zone), -room), zone));
      from = Math.min(start, Math.max(stored, created, widest));
      room -= Math.round((unitStart(start) - unitStart(from)) / DAY_MS);
    }
    if (index === windows.length - 1 && room > 0) {
      const stored = Math.min(...spans.map((span) => (span.end > end ? Math.max(span.start, end) : Infinity)));
      const widest = dayStart(addDays(localDay(end - 1, zone), 1 + room), zone);
      to = Math.max(end, Math.min(stored, unitStart(now), blockEnd(end - 1, granularity, zone), unitStart(widest)));
    }
    return { start: toInstantText(from), end: toInstantText(to) };
  });
}

/** Returns how many days a window may grow. */
function freeDays(
  { intervals }: CountedWindow,
  granularity: ResourceGranularity,
  days: number,
  { maxIntervals, maxDays }: WideningBounds,
): number {
  const byDays = Math.min(maxDays, REQUEST_WIDTH[granularity].days) - days;
  const step = stepMinutes(granularity);
  const perDay = step === null ? 1 : Math.ceil(LONGEST_DAY_MINUTES / step);
  return Math.floor(Math.min(byDays, (maxIntervals - intervals) / perDay));
}

/** Returns the start of the interval that contains an instant, which may be minus infinity. */
function intervalStart(at: number, granularity: ResourceGranularity, unitStart: (at: number) => number): number {
  if (at === Number.NEGATIVE_INFINITY) return at;
  const first = unitStart(at);
  const step = stepMinutes(granularity);
  return step === null ? first : first + Math.floor((at - first) / (step * MINUTE_MS)) * step * MINUTE_MS;
}

/** Returns the length of intervals shorter than a day; null for days and months, and for readings, which come by days. */
function stepMinutes(granularity: ResourceGranularity): number | null {
  return granularity in STEP_MINUTES ? STEP_MINUTES[granularity as keyof typeof STEP_MINUTES] : null;
}
