/**
 * Instants as calendar days and ages. With Intl only, since the browser uses these: Temporal stays on the server. Instants
 * are UTC texts; `now` is passed in.
 */

import { wallTime } from './wall-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Of a mean year with its leap days. */
export const HOURS_PER_YEAR = 8766;
export const HOURS_PER_MONTH = HOURS_PER_YEAR / 12;

/** Returns the calendar day of an instant in a zone: '2026-11-09'. */
export function calendarDayInZone(at: string, zone: string): string {
  return wallTime(at, zone).day;
}

function durationText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(ms / HOUR);
  if (hours < 24) return `${hours} h`;
  const days = Math.round(ms / DAY);
  if (days < 60) return days === 1 ? '1 day' : `${days} days`;
  const years = ms / HOUR / HOURS_PER_YEAR;
  return years < 2 ? `${Math.round(ms / HOUR / HOURS_PER_MONTH)} months` : `${Math.floor(years)} years`;
}

/** Returns 'just now', '3 min ago', '5 h ago', '2 days ago'; a future instant is 'just now'. `now` in ms. */
export function ageInWords(at: string, now: number): string {
  const age = now - Date.parse(at);
  return age < MINUTE ? 'just now' : `${durationText(age)} ago`;
}

/** Returns 'in 3 min', 'in 5 h'; a past instant is 'now'. `now` in ms. */
export function waitInWords(at: string, now: number): string {
  const wait = Date.parse(at) - now;
  return wait <= 0 ? 'now' : `in ${durationText(wait)}`;
}
