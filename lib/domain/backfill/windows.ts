import { addDays, dayStart, localDay } from '../calendar';
import type { BackfillChoice } from './choices';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Returns the zone of a choice's days: UTC for readings of the grid, which have no calendar. */
export function backfillZone(choice: BackfillChoice, timezone: string): string {
  return choice === 'grid' ? 'UTC' : timezone;
}

/**
 * Returns the start of the local day (for months, of the month) that contains an instant: a range from one such start
 * to another cuts no interval in two. Milliseconds in and out.
 */
export function calendarStart(at: number, choice: BackfillChoice, timezone: string): number {
  const zone = backfillZone(choice, timezone);
  const day = localDay(at, zone);
  return dayStart(choice === 'month' ? `${day.slice(0, 7)}-01` : day, zone);
}

/**
 * Returns the end of the local day (or month) that contains an instant; an instant on the boundary is returned as it
 * is. Milliseconds.
 */
export function calendarEnd(at: number, choice: BackfillChoice, timezone: string): number {
  const start = calendarStart(at, choice, timezone);
  if (start === at) return at;
  const zone = backfillZone(choice, timezone);
  const next = addDays(localDay(start, zone), choice === 'month' ? 31 : 1);
  return calendarStart(dayStart(next, zone), choice, timezone);
}

/**
 * Returns the newest part of `from ≤ t < to` that fits into one request of `days` days. It begins at a calendar
 * boundary, which may be slightly before `from`. `to` must be on one. Milliseconds.
 */
export function newestWindow(
  { from, to }: { from: number; to: number },
  choice: BackfillChoice,
  timezone: string,
  days: number,
): { from: number; to: number } {
  const zone = backfillZone(choice, timezone);
  const earliest = dayStart(addDays(localDay(to, zone), -days), zone);
  // Months have at least 28 days, so moving back to a month's start still stays within the limit.
  const begins = Math.max(calendarStart(earliest, choice, timezone), calendarStart(from, choice, timezone));
  return { from: begins, to };
}

/** Returns how many requests of `days` days a span takes (milliseconds); 0 if it is empty. */
export function requestsNeeded({ from, to }: { from: number; to: number }, days: number): number {
  const length = days * DAY_MS;
  const fullRequests = Math.max(0, Math.floor((to - from) / length));
  // The additional hour of a clock change takes no further request.
  return fullRequests + (to - from - fullRequests * length > (fullRequests > 0 ? HOUR_MS : 0) ? 1 : 0);
}

/** Rows per day without a clock change. */
const ROWS_PER_DAY: Record<BackfillChoice, number> = {
  month: 1 / 28,
  day: 1,
  hour: 24,
  fifteenminute: 96,
  minute: 1440,
  grid: 1,
};

/**
 * Returns how many days fit into `intervals` of a choice, allowing for the additional hour of a clock change; at least
 * one.
 */
export function daysThatFit(intervals: number, choice: BackfillChoice): number {
  const rows = ROWS_PER_DAY[choice];
  const spare = rows > 1 ? rows / 24 : 0;
  return Math.max(1, Math.floor((intervals - spare) / rows));
}
