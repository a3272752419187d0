import { dayParts, monthName } from '@/lib/domain/formats/day-text';
import type { Formats } from '@/lib/domain/formats/formats';
import { type MonthBeside, perDay } from '@/lib/domain/month-summary';

type WriteAmount = (value: number | null) => string;
/** Closer months are called about the same. */
const MIN_SHARE = 0.03;

/** Returns 'in all, 20.8 kWh a day'; nothing without a number. */
export function dayText(value: number | null, amount: WriteAmount): string {
  return value === null ? 'no readings' : `in all, ${amount(value)} a day`;
}

/** Returns another month and how this one differs: 'September 2026: 612 kWh, 20.4 kWh a day. October: 5% more a day.' */
export function besideText(other: MonthBeside, month: string, amount: WriteAmount, formats: Formats): string {
  const then = `${monthName(other.month)}: ${amount(other.sum)}, ${amount(perDay(other))} a day.`;
  if (other.share === null) return then;
  const { longMonth, year } = dayParts(`${month}-01`);
  const name = other.month.endsWith(month.slice(4)) ? year : longMonth;
  if (Math.abs(other.share) < MIN_SHARE) return `${then} ${name}: about the same.`;
  return `${then} ${name}: ${formats.percent(other.share)} ${other.share > 0 ? 'more' : 'less'} a day.`;
}
