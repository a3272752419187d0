/** Adds without the drift of binary fractions: the cloud's numbers carry at most six decimals. */
export function exactSum(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return Math.round(sum * 1e6) / 1e6;
}
