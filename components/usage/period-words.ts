import { dayWords } from '@/components/charts/local-clock';
import { addDays } from '@/lib/client/local-day';
import type { UsageView } from '@/lib/client/usage-view';

/** The shown period as a title: 'Wed 11 Nov 2026', '9–15 Nov 2026', 'November 2026', '2026'. */
export function periodTitle({ range, start, end }: Pick<UsageView, 'range' | 'start' | 'end'>): string {
  const last = addDays(end, -1);
  if (range === 'year') return start.slice(0, 4);
  if (range === 'month') return `${monthName(start)} ${start.slice(0, 4)}`;
  const from = dayWords(start);
  if (start === last) return `${from.weekday} ${from.date} ${from.month} ${from.year}`;
  const to = dayWords(last);
  if (from.year !== to.year) return `${from.date} ${from.month} ${from.year} – ${to.date} ${to.month} ${to.year}`;
  if (from.month !== to.month) return `${from.date} ${from.month} – ${to.date} ${to.month} ${to.year}`;
  return `${from.date}–${to.date} ${to.month} ${to.year}`;
}

/** The period as one would speak of it: 'Today', 'This week', 'Yesterday', else its title. */
export function periodName(view: Pick<UsageView, 'range' | 'start' | 'end'>, today: string): string {
  const { range, start, end } = view;
  const current = start <= today && today < end;
  if (range === 'day' || addDays(start, 1) === end) {
    if (current) return 'Today';
    return end === today ? 'Yesterday' : periodTitle(view);
  }
  return current && range !== 'dates' ? `This ${range}` : periodTitle(view);
}

/** What the baseline stands for: 'usual Monday' for a single day, else 'usual'. */
export function usualName({ start, end }: Pick<UsageView, 'start' | 'end'>): string {
  return addDays(start, 1) === end ? `usual ${weekdayName(start)}` : 'usual';
}

/** The neighbour's name on a button: 'Previous day', 'Next 5 days'. */
export function stepName(view: UsageView, days: number, direction: -1 | 1): string {
  const word = direction === 1 ? 'Next' : 'Previous';
  return view.range === 'dates' ? `${word} ${days} ${days === 1 ? 'day' : 'days'}` : `${word} ${view.range}`;
}

/** True when nothing of the period after this one has begun. */
export function nextIsFuture(view: UsageView, today: string): boolean {
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
