/** Returns the quantile `share` (0 to 1) of values in any order, interpolated between neighbors; null without values. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? 0;
  return below + (above - below) * (position - Math.floor(position));
}

/** Returns the median; null without values. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** Returns the median distance from `center`; null without values. */
export function medianDistance(values: readonly number[], center: number): number | null {
  return median(values.map((value) => Math.abs(value - center)));
}
