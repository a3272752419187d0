import { dayNumber, dayText, weekdayOf } from './day-number';
import type { DayKind, TariffVersion } from './tariff';
import { DAY_KINDS } from './tariff';

/** Federal holidays on a date, `MM-DD`. */
const FIXED = ['01-01', '06-19', '07-04', '11-11', '12-25'];

/** Federal holidays on the nth weekday of a month; `nth` -1 is the last. Weekdays from 0 (Monday). */
const FLOATING = [
  { month: 1, weekday: 0, nth: 3 },
  { month: 2, weekday: 0, nth: 3 },
  { month: 5, weekday: 0, nth: -1 },
  { month: 9, weekday: 0, nth: 1 },
  { month: 10, weekday: 0, nth: 2 },
  { month: 11, weekday: 3, nth: 4 },
];

const known = new Map<string, ReadonlySet<string>>();

/** Returns the federal holidays of a year in the United States, on their own dates, not on the day they are observed. */
export function usHolidays(year: string): ReadonlySet<string> {
  const found = known.get(year);
  if (found) return found;
  const floating = FLOATING.map(({ month, weekday, nth }) => {
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    const firstMatch = dayNumber(first) + ((weekday - weekdayOf(first) + 7) % 7);
    if (nth > 0) return dayText(firstMatch + (nth - 1) * 7);
    const fifth = dayText(firstMatch + 28);
    return fifth.slice(0, 7) === first.slice(0, 7) ? fifth : dayText(firstMatch + 21);
  });
  const days = new Set([...FIXED.map((day) => `${year}-${day}`), ...floating]);
  known.set(year, days);
  return days;
}

/** Returns the index in `DAY_KINDS` of a day: its weekday, or a holiday. */
export function dayKindIndex(day: string, holidays: TariffVersion['holidays']): number {
  const isHoliday = holidays === 'us' ? usHolidays(day.slice(0, 4)).has(day) : (holidays?.includes(day) ?? false);
  return isHoliday ? DAY_KINDS.length - 1 : weekdayOf(day);
}

/** Returns the kinds of days that a version knows: without holidays, no day is one. */
export function dayKindsOf({ holidays }: Pick<TariffVersion, 'holidays'>): readonly DayKind[] {
  return holidays === undefined ? DAY_KINDS.slice(0, 7) : DAY_KINDS;
}
