import { Temporal } from 'temporal-polyfill';

export const ZONES = [
  'America/Denver',
  'America/New_York',
  'America/Phoenix',
  'America/Los_Angeles',
  'Asia/Kolkata',
] as const;
export type Zone = (typeof ZONES)[number];

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;
export const DAY_MINUTES = 1440;

interface ZoneTable {
  /** UTC minute from which the offset at the same index applies, ascending. */
  from: number[];
  /** Minutes east of UTC. */
  offset: number[];
  /** The offset outside daylight saving. */
  standard: number;
}

const FIRST = Date.UTC(2005, 0, 1);
const LAST = Date.UTC(2060, 0, 1);
/** Offsets of each zone, read from Temporal once: a table lookup is about a million times faster. */
const tables = new Map<Zone, ZoneTable>();

function tableOf(zone: Zone): ZoneTable {
  const cached = tables.get(zone);
  if (cached) return cached;
  const table: ZoneTable = { from: [], offset: [], standard: 0 };
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO(zone);
  while (at && at.epochMilliseconds < LAST) {
    table.from.push(at.epochMilliseconds / MINUTE_MS);
    table.offset.push(at.offsetNanoseconds / 60e9);
    at = at.getTimeZoneTransition('next');
  }
  table.standard = Math.min(...table.offset);
  tables.set(zone, table);
  return table;
}

/** Returns the zone's offset at this UTC minute, in minutes east of UTC. */
export function offsetAt(zone: Zone, minute: number): number {
  const { from, offset } = tableOf(zone);
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((from[middle] ?? 0) <= minute) low = middle;
    else high = middle - 1;
  }
  return offset[low] ?? 0;
}

/** Returns the zone's offset outside daylight saving time. */
export function standardOffset(zone: Zone): number {
  return tableOf(zone).standard;
}

/** Returns the local calendar day of a UTC minute, as days since 1970-01-01. */
export function localDayNumber(zone: Zone, minute: number): number {
  return Math.floor((minute + offsetAt(zone, minute)) / DAY_MINUTES);
}

/** Returns the UTC minute at which a local day starts. (No zone here changes its clocks at midnight.) */
export function localDayStart(zone: Zone, day: number): number {
  const guess = day * DAY_MINUTES - standardOffset(zone);
  return day * DAY_MINUTES - offsetAt(zone, guess);
}

/** Returns the year, month (0-based) and day of the month of a day number. */
export function dateOfDay(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** Returns the day number of a calendar date. Months above 11 are in the next year. */
export function dayOfDate(year: number, month: number, date: number): number {
  return Date.UTC(year, month, date) / DAY_MS;
}

/** Returns the weekday, 0 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
