import type { Granularity } from '../granularity';
import { addLocalDays, daysBetween, monthStart } from '../local-day';
import type { DayRange } from './other-days';

export interface SeriesRange extends DayRange {
  granularity: Granularity;
}

/** Hours of more days than this are too many for one total. */
const MAX_HOUR_DAYS = 33;

/**
 * Returns the series that a total needs besides the one that is drawn, coarsest first, so that a period has the same total
 * whatever its detail: hours are the finest. Days that are over need no hours; the running month needs its days, and today
 * its hours.
 */
export function finerRanges({ start, end, granularity }: SeriesRange, today: string): SeriesRange[] {
  if (granularity === 'hour') return [];
  const isDaily = granularity === 'day' || granularity === 'month';
  if (!isDaily && daysBetween(start, end) <= MAX_HOUR_DAYS) return [{ start, end, granularity: 'hour' }];
  if (today < start || today >= end) return [];
  const ofToday: SeriesRange = { start: today, end: addLocalDays(today, 1), granularity: 'hour' };
  if (granularity !== 'month') return [ofToday];
  return [{ start: monthStart(today, 0), end: monthStart(today, 1), granularity: 'day' }, ofToday];
}
