import type { UsageLevel } from './usage-level';

/** The words of a level, the same on every page. */
export const LEVEL_WORDS: Record<UsageLevel, string> = {
  usual: 'about usual',
  'bit-more': 'a bit more',
  'much-more': 'much more',
  'bit-less': 'a bit less',
  'much-less': 'much less',
};
