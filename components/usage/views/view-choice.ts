import type { Granularity } from '@/lib/domain/granularity';
import { addLocalDays, daysBetween, monthStart } from '@/lib/domain/local-day';
import { meterTypeOf } from '@/lib/domain/meter-types';

/** The views by their names in the address, with their labels. */
export const USAGE_VIEWS = { bars: 'Bars', heat: 'Heat map', load: 'Load', peaks: 'Peaks', days: 'Top days' } as const;
export type UsageViewName = keyof typeof USAGE_VIEWS;
export type PatternName = Exclude<UsageViewName, 'bars'>;

/** A meter and the period of its page. */
export interface MeterPeriod {
  account: string;
  meterId: string;
  meterType: string;
  /** Days of the home; `end` excluded. */
  start: string;
  end: string;
  /** IANA zone of the home. */
  zone: string;
}

const NAMES = Object.keys(USAGE_VIEWS) as UsageViewName[];
/** Patterns of fewer days say little. */
const MIN_DAYS = 7;
const MAX_DAYS = 366;
const MAX_QUARTER_HOUR_DAYS = 62;

/** Returns the views of a type of meter: loads and peaks are of electricity. */
export function viewsOf(meterType: string): UsageViewName[] {
  const isElectric = meterTypeOf(meterType).unit === 'kWh';
  return NAMES.filter((name) => isElectric || (name !== 'load' && name !== 'peaks'));
}

/** Returns the view that an address names; bars when it names none of these. */
export function usageViewOf(param: string | null, names: readonly UsageViewName[]): UsageViewName {
  return names.find((name) => name === param) ?? 'bars';
}

/** Returns the days of a pattern: the month around a period of less than a week, and the last year of a longer one. */
export function patternDays({ start, end }: { start: string; end: string }): { start: string; end: string } {
  const days = daysBetween(start, end);
  if (days < MIN_DAYS) return { start: monthStart(start, 0), end: monthStart(start, 1) };
  return days > MAX_DAYS ? { start: addLocalDays(end, -MAX_DAYS), end } : { start, end };
}

/** Returns the intervals from which a view is made. */
export function patternGranularity(view: PatternName, { start, end }: { start: string; end: string }): Granularity {
  const isFine = view === 'load' || view === 'peaks';
  return isFine && daysBetween(start, end) <= MAX_QUARTER_HOUR_DAYS ? 'fifteenminute' : 'hour';
}
