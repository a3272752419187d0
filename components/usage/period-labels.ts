import { dayParts } from '@/components/charts/wall-time';
import { addLocalDays } from '@/lib/client/local-day';
import type { UsageViewParams } from '@/lib/client/usage-view';

type Period = Pick<UsageViewParams, 'range' | 'start' | 'end'>;

/** The period as a title: 'Wed 11 Nov', '9–15 Nov', 'November 2026', '2026'. Days of another year carry it. */
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

/** The period as one speaks of it: 'Today', 'This week', 'Yesterday'; null where only its title names it. */
export function spokenPeriod({ range, start, end }: Period, today: string): string | null {
  const current = start <= today && today < end;
  if (addLocalDays(start, 1) === end) {
    if (current) return 'Today';
    return end === today ? 'Yesterday' : null;
  }
  return current && range !== 'dates' ? `This ${range}` : null;
}

/** What the baseline stands for: 'usual Monday' for a single day, else 'usual'. */
export function typicalName({ start, end }: Pick<UsageViewParams, 'start' | 'end'>): string {
  return addLocalDays(start, 1) === end ? `usual ${weekdayName(start)}` : 'usual';
}

/** The neighbour's name on a button: 'Previous day', 'Next 5 days'. */
export function stepName(view: UsageViewParams, days: number, direction: -1 | 1): string {
  const word = direction === 1 ? 'Next' : 'Previous';
  return view.range === 'dates' ? `${word} ${days} ${days === 1 ? 'day' : 'days'}` : `${word} ${view.range}`;
}

/** True when nothing of the period after this one has begun. */
export function nextIsFuture(view: UsageViewParams, today: string): boolean {
  return view.end > today;
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function weekdayName(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(at(day));
}

function monthName(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(at(day));
}
