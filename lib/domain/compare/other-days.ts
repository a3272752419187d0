import { addLocalDays, daysBetween, isLocalDay, monthStart, monthsBetween } from '../local-day';
import type { ShiftedMode } from './compare-mode';

/** Calendar days, `end` excluded. */
export interface DayRange {
  start: string;
  end: string;
}

/** 52 weeks: the same weekday of the year before. */
const WEEKDAY_YEAR = 364;

/**
 * Returns the days that a period is compared with. A period of months, from any day, such as a bill's, has the same
 * number of months before it, any other the same number of days. By weekday, a calendar month has the same month of the
 * year before, any other period the days 52 weeks before.
 */
export function otherPeriod(mode: ShiftedMode, period: DayRange): DayRange {
  const { start, end } = period;
  if (mode === 'year' || (mode === 'year-weekday' && isCalendarMonth(period))) {
    return { start: yearBefore(start) ?? marchOf(start), end: yearBefore(end) ?? marchOf(end) };
  }
  const months = monthsOf(period);
  if (mode === 'previous' && months > 0) return { start: monthsBefore(start, months) ?? start, end: start };
  const days = mode === 'previous' ? daysBetween(start, end) : WEEKDAY_YEAR;
  return { start: addLocalDays(start, -days), end: addLocalDays(end, -days) };
}

/**
 * Returns the day that a day of a period is compared with; null where there is none: February 29, the 31st of a shorter
 * month, a fifth Monday.
 */
export function otherDay(mode: ShiftedMode, period: DayRange, day: string): string | null {
  if (mode === 'year') return yearBefore(day);
  if (mode === 'year-weekday') {
    return isCalendarMonth(period) ? sameWeekdayOfMonth(day) : addLocalDays(day, -WEEKDAY_YEAR);
  }
  const months = monthsOf(period);
  return months > 0 ? monthsBefore(day, months) : addLocalDays(day, -daysBetween(period.start, period.end));
}

/**
 * Returns the days that a part of a period is compared with: all of the other period for all of it, else those that its
 * days match. Null where none match.
 */
export function otherRange(mode: ShiftedMode, period: DayRange, part: DayRange): DayRange | null {
  if (part.start === period.start && part.end === period.end) {
    const other = otherPeriod(mode, period);
    return other.start < other.end ? other : null;
  }
  const days: string[] = [];
  for (let day = part.start; day < part.end; day = addLocalDays(day, 1)) days.push(otherDay(mode, period, day) ?? '');
  const matched = days.filter((day) => day !== '').sort();
  const [first, last] = [matched[0], matched.at(-1)];
  return first === undefined || last === undefined ? null : { start: first, end: addLocalDays(last, 1) };
}

/** The last day that every month has. */
const LAST_COMMON_DAY = '28';

/** Returns how many months a period is that begins and ends with the same day of a month; 0 for any other. */
export function monthsOf({ start, end }: DayRange): number {
  const day = start.slice(8);
  return day === end.slice(8) && day <= LAST_COMMON_DAY ? monthsBetween(start, end) : 0;
}

function isCalendarMonth(period: DayRange): boolean {
  return period.start.endsWith('-01') && monthsOf(period) === 1;
}

/** Returns the same day of an earlier month; null where that month is shorter. */
function monthsBefore(day: string, months: number): string | null {
  return dayOrNull(monthStart(day, -months).slice(0, 8) + day.slice(8));
}

function yearBefore(day: string): string | null {
  return dayOrNull(`${Number(day.slice(0, 4)) - 1}${day.slice(4)}`);
}

function dayOrNull(day: string): string | null {
  return isLocalDay(day) ? day : null;
}

/** Returns the day after February of the year before. */
function marchOf(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}-03-01`;
}

/** Returns the second Monday for a second Monday, of the same month of the year before. */
function sameWeekdayOfMonth(day: string): string | null {
  const first = monthStart(day, -12);
  const weekday = (text: string) => daysBetween('2001-01-01', text) % 7;
  const nth = Math.floor((Number(day.slice(8)) - 1) / 7);
  const found = addLocalDays(first, ((weekday(day) - weekday(first) + 7) % 7) + nth * 7);
  return found.slice(0, 7) === first.slice(0, 7) ? found : null;
}
