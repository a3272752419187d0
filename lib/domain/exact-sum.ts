/** Returns the sum rounded to six decimals, the precision of the cloud's numbers, to remove floating-point error. */
export function exactSum(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return Math.round(sum * 1e6) / 1e6;
}
