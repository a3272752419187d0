/** Calendar days `YYYY-MM-DD` as numbers, without Temporal, which browsers do not load. Monday is weekday 0. */

const DAY_MS = 86_400_000;
/** Reading and writing a day takes long for what walks through years of them. */
const texts = new Map<number, string>();
const numbers = new Map<string, number>();
const MAX_TEXTS = 10_000;

/** Returns the days from 1970-01-01 to a day. */
export function dayNumber(day: string): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  if (numbers.size >= MAX_TEXTS) numbers.clear();
  const number = Math.floor(
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS,
  );
  numbers.set(day, number);
  return number;
}

/** Returns the day with this number. */
export function dayText(number: number): string {
  const known = texts.get(number);
  if (known !== undefined) return known;
  if (texts.size >= MAX_TEXTS) texts.clear();
  const text = new Date(number * DAY_MS).toISOString().slice(0, 10);
  texts.set(number, text);
  return text;
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
