import type { UsageViewParams } from '@/lib/client/usage-view';
import { dayParts } from '@/lib/domain/formats/day-text';
import type { Formats } from '@/lib/domain/formats/formats';
import { addLocalDays } from '@/lib/domain/local-day';

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

/** Returns the label of the button to the previous or next period: 'Previous day', 'Next 5 days'. */
export function stepName(view: UsageViewParams, days: number, direction: -1 | 1, formats: Formats): string {
  const word = direction === 1 ? 'Next' : 'Previous';
  return view.range === 'dates' ? `${word} ${formats.counted(days, 'day')}` : `${word} ${view.range}`;
}

/**
 * Returns why there is nothing to see one step on: the next period has not begun, or the meter was not there yet. Null
 * when there is. `firstDay`: of the meter's data; null when unknown.
 */
export function stepProblem(
  { start, end }: Pick<UsageViewParams, 'start' | 'end'>,
  direction: -1 | 1,
  { today, firstDay }: { today: string; firstDay: string | null },
  formats: Formats,
): string | null {
  if (direction === 1) return end > today ? 'The next period hasn’t started' : null;
  return firstDay !== null && start <= firstDay ? `Data starts ${formats.namedDate(firstDay)}` : null;
}
