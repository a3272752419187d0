/**
 * Returns the first of `count` indexes for which `predicate` is true, or `count` if there is none. Once true, it must be
 * true for all later indexes. Binary search. Pure.
 */
export function lowerBound(count: number, predicate: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (predicate(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
