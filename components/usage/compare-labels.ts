import type { UsageViewParams } from '@/lib/client/usage-view';
import { type CompareMode, shiftedMode } from '@/lib/domain/compare/compare-mode';
import { monthsOf, otherPeriod } from '@/lib/domain/compare/other-days';
import type { Formats } from '@/lib/domain/formats/formats';
import { daysBetween } from '@/lib/domain/local-day';
import { periodTitle } from './period-labels';

type ComparedView = Pick<UsageViewParams, 'range' | 'start' | 'end' | 'granularity' | 'compare'>;

/** Returns what a view can be compared with, in the words of the menu. */
export function compareChoices(view: ComparedView, formats: Formats): { value: CompareMode; label: string }[] {
  const { range, start, end, granularity } = view;
  const unit = range === 'dates' ? lengthOf(start, end, formats) : range;
  const choices: { value: CompareMode; label: string }[] = [
    { value: 'typical', label: 'Typical' },
    { value: 'previous', label: `Previous ${unit}` },
  ];
  // The year before is the same year by date.
  if (range !== 'year' || view.compare === 'year') choices.push({ value: 'year', label: 'Last year, same dates' });
  if (granularity !== 'month') choices.push({ value: 'year-weekday', label: 'Last year, same weekdays' });
  choices.push({ value: 'homes', label: 'Comparable homes' });
  return choices;
}

/** Returns how long a range of dates is: '12 days', 'month', '2 months'. */
function lengthOf(start: string, end: string, formats: Formats): string {
  const months = monthsOf({ start, end });
  if (months === 1) return 'month';
  return months > 0 ? formats.counted(months, 'month') : formats.counted(daysBetween(start, end), 'day');
}

/** Returns the name of what a view is compared with: 'Typical', 'Sat, Nov 28', 'October 2026'. */
export function comparedName(view: ComparedView, today: string, formats: Formats): string {
  const mode = shiftedMode(view.compare);
  if (mode === null) return view.compare === 'homes' ? 'Comparable homes' : 'Typical';
  return periodTitle({ ...otherPeriod(mode, view), range: view.range }, today, formats);
}
