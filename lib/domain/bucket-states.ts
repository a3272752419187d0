import type { BucketState, Coverage } from './series';

/** True when the interval is over and has a number, from the cloud or added up from finer ones. */
export function isCounted(state: BucketState): boolean {
  return state === 'measured' || state === 'derived';
}

/** True when the interval is over and has no number: the cloud has none, or it could not be fetched. */
export function isAbsent(state: BucketState): boolean {
  return state === 'missing' || state === 'unasked';
}

/** True when an interval gets a row in a table or a file: not before the meter existed, not in the future. */
export function hasRow({ state }: { state: BucketState }): boolean {
  return state !== 'future' && state !== 'before';
}

/** Returns how many intervals are over and have no number. */
export function absentIn({ missing, unasked }: Coverage): number {
  return missing + unasked;
}
