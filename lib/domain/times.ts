/**
 * Formats instants for users, in a zone. With Intl only, since the browser uses these: Temporal stays on the server.
 * Instants are UTC texts; `now` is passed in. A zone that Intl does not know is formatted as UTC: the server knows every
 * home's zone, but an old browser may not.
 */

import { intlZoneOrUtc } from './intl-zone';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Server and browser must agree, but whether Intl writes 'Sep' or 'Sept' depends on the machine.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${zone}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: intlZoneOrUtc(zone) });
    formats.set(key, found);
  }
  return found;
}

function parts(formatter: Intl.DateTimeFormat, at: number): Record<string, string> {
  return Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** Returns the zone's short US name at an instant: 'MST', 'GMT+5:30'. */
export function zoneAbbreviation(at: string, zone: string): string {
  const key = `abbreviation ${zone}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', { timeZone: intlZoneOrUtc(zone), timeZoneName: 'short' });
    formats.set(key, found);
  }
  return parts(found, Date.parse(at)).timeZoneName ?? intlZoneOrUtc(zone);
}

/** Returns '14:05'. */
export function clockInZone(at: string, zone: string): string {
  return format('clock', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(Date.parse(at));
}

/** Returns 'Mon 9 Nov'. */
export function dayInZone(at: string, zone: string): string {
  const formatter = format('day', zone, { weekday: 'short', day: 'numeric', month: 'numeric' });
  const { weekday, day, month } = parts(formatter, Date.parse(at));
  return `${weekday} ${Number(day)} ${MONTHS[Number(month) - 1]}`;
}

/** Returns 'Mon 9 Nov 2026', for dates that may be years ago. */
export function dateInZone(at: string, zone: string): string {
  return `${dayInZone(at, zone)} ${calendarDayInZone(at, zone).slice(0, 4)}`;
}

/** Returns 'Mon 9 Nov, 14:05 MST'. */
export function momentInZone(at: string, zone: string): string {
  return `${dayInZone(at, zone)}, ${clockInZone(at, zone)} ${zoneAbbreviation(at, zone)}`;
}

/** Returns the calendar day of an instant in a zone: '2026-11-09'. */
export function calendarDayInZone(at: string, zone: string): string {
  const formatter = format('date', zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const { year, month, day } = parts(formatter, Date.parse(at));
  return `${year}-${month}-${day}`;
}

function durationText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(ms / HOUR);
  if (hours < 24) return `${hours} h`;
  const days = Math.round(ms / DAY);
  return days === 1 ? '1 day' : `${days} days`;
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
