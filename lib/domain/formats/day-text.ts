import type { FormatRules } from './format-rules';

// Not by Intl: server and browser must agree, but whether Intl writes 'Sep' or 'Sept' depends on the machine.
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The parts of a calendar day for display. */
export interface DayParts {
  /** 'Mon'. */
  weekday: string;
  longWeekday: string;
  date: number;
  /** 'Nov'. */
  month: string;
  longMonth: string;
  year: string;
}

/** Returns the parts of a calendar day `YYYY-MM-DD` for display. */
export function dayParts(day: string): DayParts {
  const date = new Date(`${day}T00:00:00Z`);
  const longWeekday = WEEKDAYS[date.getUTCDay()] ?? '';
  const longMonth = MONTHS[date.getUTCMonth()] ?? '';
  return {
    weekday: longWeekday.slice(0, 3),
    longWeekday,
    date: date.getUTCDate(),
    month: longMonth.slice(0, 3),
    longMonth,
    year: day.slice(0, 4),
  };
}

/** Returns a month `YYYY-MM` as 'October 2026'. */
export function monthName(month: string): string {
  const { longMonth, year } = dayParts(`${month}-01`);
  return `${longMonth} ${year}`;
}

type DateOrder = FormatRules['dates'];

/** Returns 'Nov 9', '9 Nov' or '11-09'; with the year 'Nov 9, 2026', '9 Nov 2026' or '2026-11-09'. */
export function monthDay(day: string, order: DateOrder, year: boolean): string {
  const parts = dayParts(day);
  if (order === 'year-first') return year ? day : day.slice(5);
  if (order === 'day-first') return `${parts.date} ${parts.month}${year ? ` ${parts.year}` : ''}`;
  return `${parts.month} ${parts.date}${year ? `, ${parts.year}` : ''}`;
}

/** Returns 'Mon, Nov 9', 'Mon 9 Nov' or 'Mon 11-09', on wish with the year. */
export function namedDay(day: string, order: DateOrder, year: boolean): string {
  return `${dayParts(day).weekday}${order === 'month-first' ? ',' : ''} ${monthDay(day, order, year)}`;
}

/** Returns two days of a range, both included: 'Nov 9–15', 'Nov 28 – Dec 4', '9–15 Nov 2025'. */
export function dayRange(first: string, last: string, order: DateOrder, year: boolean): string {
  const [from, to] = [dayParts(first), dayParts(last)];
  const sameYear = from.year === to.year;
  if (order !== 'year-first' && sameYear && from.month === to.month) {
    const days = `${from.date}–${to.date}`;
    const ending = year ? `${order === 'month-first' ? ',' : ''} ${to.year}` : '';
    return order === 'month-first' ? `${to.month} ${days}${ending}` : `${days} ${to.month}${ending}`;
  }
  const yearAtStart = order === 'year-first' ? year || !sameYear : !sameYear;
  return `${monthDay(first, order, yearAtStart)} – ${monthDay(last, order, year || !sameYear)}`;
}
