import type { PeriodComparison } from '../compare/usage-verdict';
import { meterTypeOf } from '../meter-types';

/** How an amount compares with the typical one, in three steps each way. One rule for every page. */
export const USAGE_LEVELS = ['usual', 'bit-more', 'much-more', 'bit-less', 'much-less'] as const;
export type UsageLevel = (typeof USAGE_LEVELS)[number];

/** The words of a level: 'about usual', 'a bit more'. */
export const LEVEL_WORDS: Record<UsageLevel, string> = {
  usual: 'about usual',
  'bit-more': 'a bit more',
  'much-more': 'much more',
  'bit-less': 'a bit less',
  'much-less': 'much less',
};

/** Fewer hours than this say nothing about a period. */
const MIN_COMPARED_HOURS = 3;
/** A difference up to this share of the typical amount is 'about usual'. */
const USUAL_SHARE = 0.15;
/** A difference above this share is 'much'. */
const MUCH_SHARE = 0.5;

/**
 * Returns how what a meter used compares with what is typical of the same intervals; null where too little is known, for a
 * meter that also counts what is sold, and where the typical amount is not above 0, because a share then means nothing.
 */
export function usageLevel(
  meterType: string,
  compared: Pick<PeriodComparison, 'used' | 'other' | 'hours'> | null,
): UsageLevel | null {
  if (compared === null || compared.hours < MIN_COMPARED_HOURS || meterTypeOf(meterType).canBeNegative) return null;
  const { used, other: typical } = compared;
  if (typical <= 0 || used < 0) return null;
  const difference = used - typical;
  if (Math.abs(difference) <= USUAL_SHARE * typical) return 'usual';
  const isMuch = Math.abs(difference) > MUCH_SHARE * typical;
  if (difference > 0) return isMuch ? 'much-more' : 'bit-more';
  return isMuch ? 'much-less' : 'bit-less';
}
