/**
 * Arithmetic on calendar days written `YYYY-MM-DD`, without a zone or a clock: what the address bar holds.
 * The browser gets these few functions instead of Temporal, which would cost every chart page some 20 KB;
 * where a day begins and ends in a zone stays with lib/domain/calendar on the server.
 */

const DAY_MS = 86_400_000;

function toMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function fromMs(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** True for a day that exists, 2000 to 2099: `2026-02-29` is not one. */
export function isLocalDay(text: string): boolean {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = toMs(text);
  return !Number.isNaN(ms) && fromMs(ms) === text;
}

/** The day `days` later (earlier when negative). */
export function addLocalDays(day: string, days: number): string {
  return fromMs(toMs(day) + days * DAY_MS);
}

/** The first day of the month `months` later. */
export function monthStart(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return fromMs(Date.UTC(year, month - 1 + months, 1));
}

/** Days from `start` to `end`, end excluded. */
export function daysBetween(start: string, end: string): number {
  return Math.round((toMs(end) - toMs(start)) / DAY_MS);
}

/** Calendar months from `start`'s to `end`'s. */
export function monthsBetween(start: string, end: string): number {
  return (
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7))
  );
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayFromMonday(day: string): number {
  return (new Date(toMs(day)).getUTCDay() + 6) % 7;
}
