import type { Series } from '../series';
import { type CompareMode, shiftedMode } from './compare-mode';
import { type DayRange, otherDay } from './other-days';
import { type BucketPair, type PairedSeries, pairByClock, pairByStart, refinePairs, unpaired } from './pair-series';

/** One series of a view and what it is compared with; null while it is not there. */
interface LoadedPair {
  usage: Series | null;
  other: Series | null;
}

/** A view's drawn intervals, and the finest ones that are known of each part, for its totals. */
export interface ViewPairs {
  drawn: PairedSeries;
  finest: BucketPair[];
}

/**
 * Matches the series of a view: the first is drawn, each of the others replaces a part of those before with finer
 * intervals. Null without the first.
 */
export function viewPairs(mode: CompareMode, period: DayRange, loaded: readonly LoadedPair[]): ViewPairs | null {
  const [drawn, ...finer] = loaded.flatMap(({ usage, other }) => (usage ? [pairOf(mode, period, usage, other)] : []));
  if (!drawn || !loaded[0]?.usage) return null;
  return { drawn, finest: finer.reduce((pairs, part) => refinePairs(pairs, part.pairs), drawn.pairs) };
}

function pairOf(mode: CompareMode, period: DayRange, usage: Series, other: Series | null): PairedSeries {
  const shifted = shiftedMode(mode);
  if (!other) return unpaired(usage);
  return shifted ? pairByClock(usage, other, (day) => otherDay(shifted, period, day)) : pairByStart(usage, other);
}
