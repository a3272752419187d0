/** Returns the sum rounded to six decimals, the precision of the cloud's numbers, to remove floating-point error. */
export function exactSum(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return Math.round(sum * 1e6) / 1e6;
}

/** Returns the sum of the numbers in a column; null when all are missing (NaN). */
export function exactColumnSum(column: Float64Array): number | null {
  let [sum, count] = [0, 0];
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? null : exactSum([sum]);
}
