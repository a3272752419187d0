/**
 * Arithmetic on calendar days written `YYYY-MM-DD`, as in URLs, without a zone or a clock. The browser uses these
 * functions instead of Temporal, which would add 20 KB to every chart page. The start and end of a day in a zone are
 * computed on the server, by calendar.ts.
 */

const DAY_MS = 86_400_000;

function toMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function fromMs(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** True for an existing day from 2000 to 2099; false for `2026-02-29`. */
export function isLocalDay(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = toMs(text);
  return !Number.isNaN(ms) && fromMs(ms) === text;
}

/** Returns the day `days` later (earlier if negative). */
export function addLocalDays(day: string, days: number): string {
  return fromMs(toMs(day) + days * DAY_MS);
}

/** Returns the first day of the month `months` after the month of `day`. */
export function monthStart(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return fromMs(Date.UTC(year, month - 1 + months, 1));
}

/** Returns the number of days from `start` to `end`, end excluded. */
export function daysBetween(start: string, end: string): number {
  return Math.round((toMs(end) - toMs(start)) / DAY_MS);
}

/** Returns the number of calendar months from the month of `start` to the month of `end`. */
export function monthsBetween(start: string, end: string): number {
  return (
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7))
  );
}

/** Returns the first day of the week that contains `day`; weeks begin on `firstWeekday`, from 0 for Sunday to 6. */
export function weekStart(day: string, firstWeekday: number): string {
  return addLocalDays(day, -((new Date(toMs(day)).getUTCDay() - firstWeekday + 7) % 7));
}
