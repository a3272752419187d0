import { isCounted } from '@/lib/domain/bucket-states';
import { compareSeries } from '@/lib/domain/compare-series';
import type { Formats } from '@/lib/domain/formats/formats';
import { LEVEL_WORDS, usageLevel } from '@/lib/domain/home/usage-level';
import type { Series } from '@/lib/domain/series';
import type { DisplayFacts } from '@/lib/domain/units';

/** Today's usage so far compared with the baseline. Amounts are in the unit of the series; null where unknown. */
export interface TodayComparison {
  /** Everything measured today, the running interval included. */
  used: number | null;
  /** Both amounts over the finished intervals that both have; `through` is the UTC end of the last one. */
  finished: { used: number; typical: number; through: string } | null;
  /** False when a finished interval has no value. */
  complete: boolean;
}

/** Compares today's usage by the hour with the baseline of the same day. */
export function compareToday(usage: Series, baseline: Series | undefined): TodayComparison {
  const comparison = baseline ? compareSeries(usage, baseline) : null;
  return {
    used: usage.sum,
    finished: comparison && {
      used: comparison.usage,
      typical: comparison.baseline,
      through: lastCompared(usage, baseline)?.end ?? usage.start,
    },
    complete: usage.coverage.complete,
  };
}

function lastCompared(usage: Series, baseline: Series | undefined) {
  const known = new Set(baseline?.buckets.filter(({ value }) => value !== null).map(({ start }) => start));
  return usage.buckets.findLast(({ state, value, start }) => isCounted(state) && value !== null && known.has(start));
}

const NO_COMPARISON = {
  loading: 'Loading typical usage…',
  failed: 'Couldn’t load typical usage',
  loaded: 'No typical usage to compare with yet',
};

/** Returns the two amounts behind the comparison, '9.64 kWh by 1 PM; usually 9.39 kWh', or why there is none. */
export function finishedText(
  finished: TodayComparison['finished'],
  baselineState: keyof typeof NO_COMPARISON,
  unit: string | null,
  zone: string,
  formats: Formats,
): string {
  if (finished === null) return NO_COMPARISON[baselineState];
  const { used, typical, through } = finished;
  return `${formats.quantity(used, unit)} by ${formats.shortClock(through, zone)}; usually ${formats.quantity(typical, unit)}`;
}

/** Returns 'about usual' or 'a bit more than usual'; null where the two cannot be compared. */
export function comparisonText(
  { finished }: Pick<TodayComparison, 'finished'>,
  { canBeNegative }: Pick<DisplayFacts, 'canBeNegative'>,
): string | null {
  const level = finished && !canBeNegative ? usageLevel(finished.used, finished.typical) : null;
  return level && (level === 'usual' ? LEVEL_WORDS.usual : `${LEVEL_WORDS[level]} than usual`);
}
