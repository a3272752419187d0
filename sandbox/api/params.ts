import type { SandboxGranularity } from '../data/buckets';
import { SANDBOX_GRANULARITIES } from '../data/buckets';
import { MINUTE_MS } from '../data/zones';
import type { ApiContext } from './api.types';
import { badRequest } from './api.types';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const DAY = 1440;

/** Parses `YYYY-MM-DDTHH:MM:SS[.mmm]Z` into UTC minutes, rounded up. Anything else is a 400. */
function timeParam(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const ms = TIME.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse accepts 30 February as a day of March.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 19))) {
    throw badRequest(`${name} must be a UTC time such as 2026-01-31T00:00:00Z`);
  }
  return Math.ceil(ms / MINUTE_MS);
}

/** Parses `start` (required) and `end` (default: now) into UTC minutes. */
export function parseTimeRange(query: URLSearchParams, now: number): { start: number; end: number } {
  const start = timeParam(query, 'start');
  if (start === null) throw badRequest('start is required');
  const end = timeParam(query, 'end') ?? Math.max(now, start);
  if (end < start) throw badRequest('end is before start');
  return { start, end };
}

/** Parses `granularity`. For `auto`, the default, the length of the range decides. */
export function parseGranularity(query: URLSearchParams, start: number, end: number): SandboxGranularity {
  const text = query.get('granularity') ?? 'auto';
  if (text === 'auto') {
    const minutes = end - start;
    if (minutes <= 360) return 'minute';
    if (minutes <= 2 * DAY) return 'fifteenminute';
    if (minutes <= 14 * DAY) return 'hour';
    return minutes <= 93 * DAY ? 'day' : 'month';
  }
  const known = SANDBOX_GRANULARITIES.find((granularity) => granularity === text);
  if (!known) throw badRequest(`granularity must be one of ${SANDBOX_GRANULARITIES.join(', ')}, auto`);
  return known;
}

/** Throws a 400 for a range longer than one request may have. */
export function checkLength(context: ApiContext, granularity: SandboxGranularity, start: number, end: number): void {
  const { maxDays } = context;
  const days =
    granularity === 'minute' ? maxDays.minute : ['day', 'month'].includes(granularity) ? maxDays.day : maxDays.hour;
  // Plus two hours: clock changes can make a calendar range longer than its days.
  if (end - start > days * DAY + 120) throw badRequest(`range too long: at most ${days} days of ${granularity}`);
}

export function parseWholeNumber(
  query: URLSearchParams,
  name: string,
  fallback: number,
  low: number,
  high: number,
): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= low && value <= high)) throw badRequest(`${name} must be a whole number from ${low} to ${high}`);
  return value;
}

/** Parses `true`, `false`, `1`, `0`, and Python's `True` and `False`, which the vendor's client sends. */
export function parseFlag(query: URLSearchParams, name: string, fallback: boolean): boolean {
  const text = query.get(name);
  if (text === null) return fallback;
  if (/^(true|1)$/i.test(text)) return true;
  if (/^(false|0)$/i.test(text)) return false;
  throw badRequest(`${name} must be true or false`);
}
