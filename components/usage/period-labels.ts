import { dayParts } from '@/components/charts/wall-time';
import { addLocalDays } from '@/lib/client/local-day';
import type { UsageViewParams } from '@/lib/client/usage-view';
import { counted } from '@/lib/domain/numbers';

type Period = Pick<UsageViewParams, 'range' | 'start' | 'end'>;

/** Returns the period's title: 'Wed 11 Nov', '9–15 Nov', 'November 2026', '2026'. Days of other years include the year. */
export function periodTitle({ range, start, end }: Period, today: string): string {
  const last = addLocalDays(end, -1);
  if (range === 'year') return start.slice(0, 4);
  if (range === 'month') return `${monthName(start)} ${start.slice(0, 4)}`;
  const from = dayParts(start);
  const to = dayParts(last);
  const year = to.year === today.slice(0, 4) ? '' : ` ${to.year}`;
  if (start === last) return `${from.weekday} ${from.date} ${from.month}${year}`;
  if (from.year !== to.year) return `${from.date} ${from.month} ${from.year} – ${to.date} ${to.month} ${to.year}`;
  if (from.month !== to.month) return `${from.date} ${from.month} – ${to.date} ${to.month}${year}`;
  return `${from.date}–${to.date} ${to.month}${year}`;
}

/** Returns 'Today', 'Yesterday' or 'This week'; null for periods that only have a title. */
export function spokenPeriod({ range, start, end }: Period, today: string): string | null {
  const current = start <= today && today < end;
  if (addLocalDays(start, 1) === end) {
    if (current) return 'Today';
    return end === today ? 'Yesterday' : null;
  }
  return current && range !== 'dates' ? `This ${range}` : null;
}

/** Returns what the baseline describes: 'typical Monday' for a single day, else 'typical amount'. */
export function typicalName({ start, end }: Pick<UsageViewParams, 'start' | 'end'>): string {
  return addLocalDays(start, 1) === end ? `typical ${weekdayName(start)}` : 'typical amount';
}

/** Returns the label of the button to the previous or next period: 'Previous day', 'Next 5 days'. */
export function stepName(view: UsageViewParams, days: number, direction: -1 | 1): string {
  const word = direction === 1 ? 'Next' : 'Previous';
  return view.range === 'dates' ? `${word} ${counted(days, 'day')}` : `${word} ${view.range}`;
}

/** True when the period after this one is in the future. */
export function nextIsFuture(view: UsageViewParams, today: string): boolean {
  return view.end > today;
}

function utcDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function weekdayName(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(utcDate(day));
}

function monthName(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(utcDate(day));
}
