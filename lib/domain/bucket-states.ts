import type { BucketState, Coverage } from './series';

/** The interval is over and has its number, sent as it is or added up from finer ones. */
export function isCounted(state: BucketState): boolean {
  return state === 'measured' || state === 'derived';
}

/** The interval is over and has no number, because the cloud has none or nobody could ask it. */
export function isAbsent(state: BucketState): boolean {
  return state === 'missing' || state === 'unasked';
}

/** Intervals that are over and have a number. */
export function countedIn({ measured, derived }: Coverage): number {
  return measured + derived;
}

/** Intervals that are over and have none. */
export function absentIn({ missing, unasked }: Coverage): number {
  return missing + unasked;
}
