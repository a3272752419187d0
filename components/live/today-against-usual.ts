import { compareSeries } from '@/lib/domain/compare-series';
import type { MeterTypeFacts } from '@/lib/domain/meter-types';
import { percentText, proseNumber, quantity } from '@/lib/domain/numbers';
import type { Series } from '@/lib/domain/series';

/** Today so far beside what is usual by now. Amounts in the meter's unit; null where it can't be said. */
export interface TodayAgainstUsual {
  /** Everything measured today, the running interval included. */
  used: number | null;
  /** What the baseline has for the same intervals, the running one in proportion to the time gone. */
  usual: number | null;
  /** `used` less `usual`, over the closed intervals that both have: like with like. */
  difference: number | null;
  /** The difference as a share of the usual (-0.09: nine percent below); null where the usual is not above 0. */
  share: number | null;
  /** False when an interval that is over has no number. */
  complete: boolean;
}

/** Compares today's usage with the baseline of the same day, interval by interval. `now` in milliseconds. */
export function todayAgainstUsual(usage: Series, baseline: Series | undefined, now: number): TodayAgainstUsual {
  const usualAt = new Map(baseline?.buckets.map((bucket) => [bucket.start, bucket.value]));
  const usual = usage.buckets.flatMap((bucket) => {
    const expected = usualAt.get(bucket.start) ?? null;
    if (bucket.value === null || expected === null) return [];
    if (bucket.state === 'running') return [expected * elapsedShare(bucket.start, bucket.end, now)];
    return bucket.state === 'measured' ? [expected] : [];
  });
  const compared = baseline ? compareSeries(usage, baseline) : null;
  return {
    used: usage.sum,
    usual: usual.length > 0 ? usual.reduce((sum, value) => sum + value, 0) : null,
    difference: compared?.difference ?? null,
    share: compared?.share ?? null,
    complete: usage.coverage.complete,
  };
}

function elapsedShare(start: string, end: string, now: number): number {
  const from = Date.parse(start);
  const to = Date.parse(end);
  return to > from ? Math.min(Math.max((now - from) / (to - from), 0), 1) : 0;
}

/** '9 % below usual', 'as usual', or '1.2 kWh below usual' where a share means nothing; null where nothing can be said. */
export function comparisonWords(
  { difference, share }: TodayAgainstUsual,
  { unit, canBeNegative }: Pick<MeterTypeFacts, 'unit' | 'canBeNegative'>,
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
