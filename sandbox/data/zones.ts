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
  /** UTC minute from which the offset at the same place holds, ascending. */
  from: number[];
  /** Minutes east of UTC. */
  offset: number[];
  /** The offset outside daylight saving. */
  standard: number;
}

const FIRST = Date.UTC(2005, 0, 1);
const LAST = Date.UTC(2060, 0, 1);
/** Asked of Temporal once for each zone; every conversion after that is a look-up, a million times cheaper. */
const tables = new Map<Zone, ZoneTable>();

function tableOf(zone: Zone): ZoneTable {
  const known = tables.get(zone);
  if (known) return known;
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

/** Minutes east of UTC that the zone's clocks show at this UTC minute. */
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

/** The zone's offset outside daylight saving. */
export function standardOffset(zone: Zone): number {
  return tableOf(zone).standard;
}

/** Number of the local calendar day (days since 1970-01-01) that this UTC minute falls on. */
export function localDayNumber(zone: Zone, minute: number): number {
  return Math.floor((minute + offsetAt(zone, minute)) / DAY_MINUTES);
}

/** UTC minute at which a local calendar day begins. (No zone here changes its clocks at midnight.) */
export function localDayStart(zone: Zone, day: number): number {
  const guess = day * DAY_MINUTES - standardOffset(zone);
  return day * DAY_MINUTES - offsetAt(zone, guess);
}

/** Year, month (0-based) and day of the month of a day number. */
export function dateOfDay(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** Day number of a calendar date; months beyond 11 roll over into the next year. */
export function dayOfDate(year: number, month: number, date: number): number {
  return Date.UTC(year, month, date) / DAY_MS;
}

/** 0 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
