import { addDays, dayStart, localDay } from '../calendar';
import type { BackfillChoice } from './choices';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Readings of the grid lie on no calendar of a premise: their days are UTC's. */
export function backfillZone(choice: BackfillChoice, timezone: string): string {
  return choice === 'grid' ? 'UTC' : timezone;
}

/**
 * When the month (of months) or the local day that holds an instant begins: a range that begins and ends there cuts
 * no interval in two. Milliseconds in and out.
 */
export function calendarStart(at: number, choice: BackfillChoice, timezone: string): number {
  const zone = backfillZone(choice, timezone);
  const day = localDay(at, zone);
  return dayStart(choice === 'month' ? `${day.slice(0, 7)}-01` : day, zone);
}

/** The end of the local day that an instant ends or lies in, or of the month; milliseconds. */
export function calendarEnd(at: number, choice: BackfillChoice, timezone: string): number {
  const start = calendarStart(at, choice, timezone);
  if (start === at) return at;
  const zone = backfillZone(choice, timezone);
  const next = addDays(localDay(start, zone), choice === 'month' ? 31 : 1);
  return calendarStart(dayStart(next, zone), choice, timezone);
}

/**
 * The newest part of `from ≤ t < to` that one request of `days` days may bring; it begins where the calendar does, so
 * at the far end perhaps a little before `from`. `to` must lie on the calendar. Milliseconds.
 */
export function newestWindow(
  { from, to }: { from: number; to: number },
  choice: BackfillChoice,
  timezone: string,
  days: number,
): { from: number; to: number } {
  const zone = backfillZone(choice, timezone);
  const back = dayStart(addDays(localDay(to, zone), -days), zone);
  // Months are never shorter than 28 days: going back to the beginning of one stays within as many of them.
  const begin = Math.max(calendarStart(back, choice, timezone), calendarStart(from, choice, timezone));
  return { from: begin, to };
}

/** Requests of `days` days that a span takes (milliseconds); 0 where nothing is left. */
export function requestsNeeded({ from, to }: { from: number; to: number }, days: number): number {
  const length = days * DAY_MS;
  const whole = Math.max(0, Math.floor((to - from) / length));
  // The hour by which a change of clocks makes days longer is no further request.
  return whole + (to - from - whole * length > (whole > 0 ? HOUR_MS : 0) ? 1 : 0);
}

/** Rows of a day, where the clock does not change. */
const ROWS_A_DAY: Record<BackfillChoice, number> = {
  month: 1 / 28,
  day: 1,
  hour: 24,
  fifteenminute: 96,
  minute: 1440,
  grid: 1,
};

/** Days that fit into `intervals` of a choice, one hour more for a change of clocks taken off; at least one. */
export function daysThatFit(intervals: number, choice: BackfillChoice): number {
  const rows = ROWS_A_DAY[choice];
  const spare = rows > 1 ? rows / 24 : 0;
  return Math.max(1, Math.floor((intervals - spare) / rows));
}
