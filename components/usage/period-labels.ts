import { addLocalDays } from '@/lib/domain/local-day';
import type { UsageViewParams } from '@/lib/client/usage-view';
import { dayParts } from '@/lib/domain/formats/day-text';
import type { Formats } from '@/lib/domain/formats/formats';

type Period = Pick<UsageViewParams, 'range' | 'start' | 'end'>;

/** Returns the period's title: 'Wed, Nov 11', 'Nov 9–15', 'November 2026', '2026'. Days of other years include the year. */
export function periodTitle({ range, start, end }: Period, today: string, formats: Formats): string {
  const last = addLocalDays(end, -1);
  if (range === 'year') return start.slice(0, 4);
  if (range === 'month') return `${dayParts(start).longMonth} ${start.slice(0, 4)}`;
  const otherYear = last.slice(0, 4) !== today.slice(0, 4);
  if (start === last) return otherYear ? formats.namedDate(start) : formats.namedDay(start);
  return formats.dayRange(start, last, otherYear);
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
  return addLocalDays(start, 1) === end ? `typical ${dayParts(start).longWeekday}` : 'typical amount';
}

/** Returns the label of the button to the previous or next period: 'Previous day', 'Next 5 days'. */
export function stepName(view: UsageViewParams, days: number, direction: -1 | 1, formats: Formats): string {
  const word = direction === 1 ? 'Next' : 'Previous';
  return view.range === 'dates' ? `${word} ${formats.counted(days, 'day')}` : `${word} ${view.range}`;
}

/** True when the period after this one is in the future. */
export function nextIsFuture(view: UsageViewParams, today: string): boolean {
  return view.end > today;
}
