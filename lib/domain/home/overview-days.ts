import { addDays, dayStart, dayStarts, localDay, monthSpan } from '../calendar';
import { toInstantText } from '../instant-text';
import type { OverviewDays } from './meter-overview';

/** Returns the days of an overview: a week before today, or the month from its first day, to the end of the month. */
export function overviewDays(now: number, zone: string): OverviewDays {
  const today = localDay(now, zone);
  const { start, end } = monthSpan(today.slice(0, 7), zone);
  // What is typical for the coming hours is that of a week before.
  const from = Math.min(dayStart(addDays(today, -7), zone), Date.parse(start));
  return {
    starts: dayStarts({ start: toInstantText(from), end }, zone),
    today: dayStart(today, zone),
    monthStart: Date.parse(start),
  };
}

/** Returns the same days as a range of local days. */
export function overviewRange({ starts }: OverviewDays, zone: string): { start: string; end: string } {
  return { start: localDay(starts[0] ?? 0, zone), end: localDay(starts.at(-1) ?? 0, zone) };
}
