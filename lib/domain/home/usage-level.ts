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

/** A difference up to this share of the typical amount is 'about usual'. */
const USUAL_SHARE = 0.15;
/** A difference above this share is 'much'. */
const MUCH_SHARE = 0.5;

/**
 * Returns how `used` compares with `typical`; null where the typical amount is not above 0 or the used one is negative,
 * because a share then means nothing. Both in the same unit, over the same intervals.
 */
export function usageLevel(used: number, typical: number): UsageLevel | null {
  if (typical <= 0 || used < 0) return null;
  const difference = used - typical;
  if (Math.abs(difference) <= USUAL_SHARE * typical) return 'usual';
  const isMuch = Math.abs(difference) > MUCH_SHARE * typical;
  if (difference > 0) return isMuch ? 'much-more' : 'bit-more';
  return isMuch ? 'much-less' : 'bit-less';
}
