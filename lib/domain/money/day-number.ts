/** Calendar days `YYYY-MM-DD` as numbers, without Temporal, which browsers do not load. Monday is weekday 0. */

const DAY_MS = 86_400_000;

/** Returns the days from 1970-01-01 to a day. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** Returns the day with this number. */
export function dayText(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Returns 0 for a Monday to 6 for a Sunday. */
export function weekdayOf(day: string): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** Returns the number of days from one day to another. */
export function daysBetween(start: string, end: string): number {
  return dayNumber(end) - dayNumber(start);
}

/** Returns the day `days` later. */
export function laterDay(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** Returns the days of the month that a day is in. */
export function daysInMonthOf(day: string): number {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
}

/** Returns the day of a month `months` after that of `day`; a month without that day ends on its last one. */
export function dayOfLaterMonth(day: string, months: number, dayOfMonth = Number(day.slice(8))): string {
  const first = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1));
  const text = first.toISOString().slice(0, 8);
  return `${text}${String(Math.min(dayOfMonth, daysInMonthOf(`${text}01`))).padStart(2, '0')}`;
}
