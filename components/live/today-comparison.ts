import { pairByStart } from '@/lib/domain/compare/pair-series';
import { comparePeriod, type PeriodComparison } from '@/lib/domain/compare/usage-verdict';
import type { Formats } from '@/lib/domain/formats/formats';
import type { Series } from '@/lib/domain/series';

/** Today's usage so far compared with the baseline. Amounts are in the unit of the series; null where unknown. */
export interface TodayComparison {
  /** Everything measured today, the running interval included. */
  used: number | null;
  /** Both amounts over the finished intervals that both have. */
  finished: PeriodComparison | null;
}

/** Compares today's usage by the hour with the baseline of the same day. */
export function compareToday(usage: Series, baseline: Series | undefined): TodayComparison {
  return { used: usage.sum, finished: baseline ? comparePeriod(pairByStart(usage, baseline).pairs) : null };
}

const NO_COMPARISON = {
  loading: 'Loading typical usage…',
  failed: 'Couldn’t load typical usage',
  loaded: 'No typical usage to compare with yet',
};

/** Returns the two amounts behind the comparison, '9.64 kWh by 1 PM; typically 9.39 kWh', or why there is none. */
export function finishedText(
  finished: Pick<PeriodComparison, 'used' | 'other' | 'through'> | null,
  baselineState: keyof typeof NO_COMPARISON,
  unit: string | null,
  zone: string,
  formats: Formats,
): string {
  if (finished === null) return NO_COMPARISON[baselineState];
  const { used, other, through } = finished;
  return `${formats.quantity(used, unit)} by ${formats.shortClock(through, zone)}; typically ${formats.quantity(other, unit)}`;
}
