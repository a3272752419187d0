import { nextPauseMs } from '../concurrency/backoff';
import type { Priority } from '../ports/door';
import { parseHttpDate } from './http-date';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The cloud counts a request when it arrives, up to a timeout after we counted it. It must stay in our window until it
 * has left the cloud's.
 */
const ARRIVAL_MARGIN_MS = 30_000;

/** Requests that a client identity may send. */
export interface RequestLimits {
  hour: number;
  day: number;
}

/** A rolling window that counts the requests sent within the last `lengthMs`. */
export interface LimitWindow {
  name: 'hour' | 'day';
  lengthMs: number;
  limit: number;
  /** Requests reserved for users who open a page. */
  reserve: number;
}

/** Returns the two windows of a client identity. The reserve is 20 an hour and 150 a day, less for small limits. */
export function limitWindows(limits: RequestLimits): readonly [hour: LimitWindow, day: LimitWindow] {
  return [
    {
      name: 'hour',
      lengthMs: HOUR_MS + ARRIVAL_MARGIN_MS,
      limit: limits.hour,
      reserve: Math.min(20, Math.floor(limits.hour * 0.2)),
    },
    {
      name: 'day',
      lengthMs: DAY_MS + ARRIVAL_MARGIN_MS,
      limit: limits.day,
      reserve: Math.min(150, Math.floor(limits.day * 0.15)),
    },
  ];
}

/**
 * Returns how many requests one page, or one file that a user waits for, may cost: two fifths of an hour's limit, so
 * that two of them fit beside the reserve. Anything more expensive is done as a job. Pure.
 */
export function pageShareOf({ hour }: Pick<RequestLimits, 'hour'>): number {
  return Math.max(1, Math.floor(hour * 0.4));
}

/**
 * The share of a window, without its reserve, that may be used before requests of a priority have to wait. Each leaves
 * room for the higher priorities: live readings after a report, and a report after a day of backfill. Backfill leaves
 * more of the hour, since an open page sends most of its requests in its first hour. Guests leave half to their
 * household.
 */
const CEILINGS: Record<LimitWindow['name'], Record<Exclude<Priority, 'person'>, number>> = {
  hour: { live: 1, guest: 0.5, report: 0.9, backfill: 0.6 },
  day: { live: 1, guest: 0.5, report: 0.9, backfill: 0.8 },
};

/** Returns how many requests may be in the window before those of a priority have to wait; at least one. */
export function shareOf(window: LimitWindow, priority: Priority): number {
  if (priority === 'person') return window.limit;
  return Math.max(1, Math.floor((window.limit - window.reserve) * CEILINGS[window.name][priority]));
}

const FIRST_PAUSE_MS = 5 * 60_000;
const MIN_PAUSE_MS = 1000;
/** The longest pause, whatever the cloud says. */
const MAX_PAUSE_MS = DAY_MS + ARRIVAL_MARGIN_MS;
/** A 429 within this time after a pause means that the pause was too short. */
const TOO_SHORT_WITHIN_MS = 10 * 60_000;

/** When the cloud requested a pause (`reportedAt`), and until when; milliseconds. */
interface Pause {
  until: number;
  reportedAt: number;
}

/**
 * Returns until when to pause after a 429, in milliseconds: as long as `Retry-After` says (seconds, or a date by the
 * cloud's clock, as given by its `Date`), at least a second and at most a day; without a usable one five minutes. When
 * the cloud refuses again soon after a pause, at least twice that pause: up to an hour where it names none, up to five
 * minutes where it does. Never earlier than the end of a pause that still lasts. Pure.
 */
export function pauseAfter429(headers: Record<string, string>, previous: Pause | null, now: number): number {
  const requestedMs = retryAfterMs(headers, now);
  const tooShortMs = tooShortPauseMs(previous, now);
  if (requestedMs === null) {
    // Several concurrent requests are all refused: the second 429 does not mean that the pause was too short.
    if (previous && pauseEnd(previous) > now) return pauseEnd(previous);
    return now + nextPauseMs(tooShortMs, { firstMs: FIRST_PAUSE_MS, maxMs: HOUR_MS });
  }
  const pause = Math.max(requestedMs, nextPauseMs(tooShortMs, { firstMs: MIN_PAUSE_MS, maxMs: FIRST_PAUSE_MS }));
  return Math.max(now + Math.min(pause, MAX_PAUSE_MS), previous ? pauseEnd(previous) : 0);
}

/** Returns when a stored pause ends, in milliseconds: no later than the longest pause. Pure. */
export function pauseEnd({ until, reportedAt }: Pause): number {
  return Math.min(until, reportedAt + MAX_PAUSE_MS);
}

function retryAfterMs(headers: Record<string, string>, now: number): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = parseHttpDate(text, now);
  return at === null ? null : at - (parseHttpDate(headers.date, now) ?? now);
}

/** Returns how long the previous pause was if it was too short, else 0. */
function tooShortPauseMs(previous: Pause | null, now: number): number {
  if (!previous || previous.until > now || now > previous.until + TOO_SHORT_WITHIN_MS) return 0;
  return previous.until - previous.reportedAt;
}
