/**
 * The first place in a sorted list of `count` from which on something is so; `count` where it nowhere is. What is so at
 * one place must be so at all later ones. Pure.
 */
export function lowerBound(count: number, isSo: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
