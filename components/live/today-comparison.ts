import { compareSeries } from '@/lib/domain/compare-series';
import { percentText, proseNumber, quantity } from '@/lib/domain/numbers';
import type { Series } from '@/lib/domain/series';
import type { DisplayFacts } from '@/lib/domain/units';

/** Today so far beside what is usual. Amounts in the unit of the series; null where it can't be said. */
export interface TodayComparison {
  /** Everything measured today, the running interval included. */
  used: number | null;
  /** Both sides over the intervals that are over and that both have: like with like. */
  whole: { used: number; usual: number; hours: number } | null;
  /** `whole.used` less `whole.usual`. */
  difference: number | null;
  /** The difference as a share of the usual (-0.09: nine percent below); null where the usual is not above 0. */
  share: number | null;
  /** False when an interval that is over has no number. */
  complete: boolean;
}

/** Compares today's usage by the hour with the baseline of the same day. */
export function compareToday(usage: Series, baseline: Series | undefined): TodayComparison {
  const compared = baseline ? compareSeries(usage, baseline) : null;
  return {
    used: usage.sum,
    whole: compared && { used: compared.usage, usual: compared.baseline, hours: compared.intervals },
    difference: compared?.difference ?? null,
    share: compared?.share ?? null,
    complete: usage.coverage.complete,
  };
}

/** '9 % below usual', 'as usual', or '1.2 kWh below usual' where a share means nothing; null where nothing can be said. */
export function comparisonWords(
  { difference, share }: TodayComparison,
  { unit, canBeNegative }: Pick<DisplayFacts, 'unit' | 'canBeNegative'>,
): string | null {
  if (difference === null) return null;
  const side = difference < 0 ? 'below' : 'above';
  if (share === null || canBeNegative) {
    // Nothing used where nothing is usual: worth no words.
    return difference === 0 ? null : `${quantity(Math.abs(difference), unit)} ${side} usual`;
  }
  if (Math.abs(share) < 0.015) return 'as usual';
  return share > 3 ? `${proseNumber(1 + share)} times the usual` : `${percentText(share)} ${side} usual`;
}
