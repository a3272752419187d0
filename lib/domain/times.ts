/**
 * Writes instants for people, in a zone. Intl only, since the browser uses these: Temporal stays on the server.
 * Instants are UTC texts; `now` is passed in.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Spelled here: whether September is 'Sep' or 'Sept' depends on the machine, and server and browser must agree.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${zone}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
    formats.set(key, found);
  }
  return found;
}

function parts(formatter: Intl.DateTimeFormat, at: number): Record<string, string> {
  return Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** 'MST', 'GMT+5:30': the zone's short name at an instant, as Americans know it. */
export function zoneAbbreviation(at: string, zone: string): string {
  const key = `abbreviation ${zone}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
    formats.set(key, found);
  }
  return parts(found, Date.parse(at)).timeZoneName ?? zone;
}

/** '14:05'. */
export function clockInZone(at: string, zone: string): string {
  return format('clock', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(Date.parse(at));
}

/** 'Mon 9 Nov'. */
export function dayInZone(at: string, zone: string): string {
  const formatter = format('day', zone, { weekday: 'short', day: 'numeric', month: 'numeric' });
  const { weekday, day, month } = parts(formatter, Date.parse(at));
  return `${weekday} ${Number(day)} ${MONTHS[Number(month) - 1]}`;
}

/** 'Mon 9 Nov 2026': for what may lie years back. */
export function dateInZone(at: string, zone: string): string {
  return `${dayInZone(at, zone)} ${calendarDayInZone(at, zone).slice(0, 4)}`;
}

/** 'Mon 9 Nov, 14:05 MST'. */
export function momentInZone(at: string, zone: string): string {
  return `${dayInZone(at, zone)}, ${clockInZone(at, zone)} ${zoneAbbreviation(at, zone)}`;
}

/** '2026-11-09': the calendar day of an instant in a zone. */
export function calendarDayInZone(at: string, zone: string): string {
  const formatter = format('date', zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const { year, month, day } = parts(formatter, Date.parse(at));
  return `${year}-${month}-${day}`;
}

function lengthInWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(ms / HOUR);
  if (hours < 24) return `${hours} h`;
  const days = Math.round(ms / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

/** 'just now', '3 min ago', '5 h ago', '2 days ago'; what lies ahead by a clock's error is 'just now'. `now` in ms. */
export function ageInWords(at: string, now: number): string {
  const age = now - Date.parse(at);
  return age < MINUTE ? 'just now' : `${lengthInWords(age)} ago`;
}

/** 'in 3 min', 'in 5 h'; what is due is 'now'. `now` in ms. */
export function waitInWords(at: string, now: number): string {
  const wait = Date.parse(at) - now;
  return wait <= 0 ? 'now' : `in ${lengthInWords(wait)}`;
}
