import type { Priority } from './types';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * A request counts at the cloud when it arrives there, up to a timeout after we counted it: it may leave our window
 * only when it has left the cloud's.
 */
const ARRIVAL_MARGIN_MS = 30_000;

/** Requests a client identity may send. */
export interface Limits {
  hour: number;
  day: number;
}

/** A rolling window: requests sent within the last `lengthMs` count. */
export interface Window {
  name: 'hour' | 'day';
  lengthMs: number;
  limit: number;
  /** Kept for people who open a page. */
  reserve: number;
}

/** The two windows of a client identity. The reserve is 20 an hour and 150 a day, less where the limits are smaller. */
export function windowsOf(limits: Limits): readonly [hour: Window, day: Window] {
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

/** Requests that askers of a priority may bring the window to. */
export function shareOf(window: Window, priority: Priority): number {
  return priority === 'person' ? window.limit : window.limit - window.reserve;
}

const FIRST_PAUSE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = HOUR_MS;
/** A 429 so soon after a pause means that the pause was too short. */
const SOON_MS = 10 * 60_000;

/**
 * Until when to pause after a 429, in milliseconds: what `Retry-After` says (seconds, or a date by the cloud's
 * clock, told by its `Date`), at least a second and at most a day. Without it five minutes, doubled (up to an hour)
 * each time the cloud refuses again soon after the pause. Never sooner than what holds already.
 */
export function pauseAfter429(
  headers: Record<string, string>,
  previous: { until: number; saidAt: number } | null,
  now: number,
): number {
  const told = retryAfterMs(headers, now);
  const until =
    now + (told === null ? untoldPauseMs(previous, now) : Math.min(Math.max(told, 1000), DAY_MS + ARRIVAL_MARGIN_MS));
  return Math.max(until, previous?.until ?? 0);
}

function retryAfterMs(headers: Record<string, string>, now: number): number | null {
  const text = headers['retry-after']?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  const cloudNow = Date.parse(headers.date ?? '');
  return at - (Number.isNaN(cloudNow) ? now : cloudNow);
}

function untoldPauseMs(previous: { until: number; saidAt: number } | null, now: number): number {
  if (!previous || now > previous.until + SOON_MS) return FIRST_PAUSE_MS;
  const before = previous.until - previous.saidAt;
  return Math.min(Math.max(before * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
}
