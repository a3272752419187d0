import type { Tier } from './tariff';

/**
 * Returns the mean price of the units from one filling of tiers to another, or of the next unit where nothing is added.
 * The limits count `periods` times. Below 0, as for what was sent, the first tier applies.
 */
export function tierPrice(tiers: readonly Tier[], from: number, to: number, periods: number): number {
  const start = Math.max(0, from);
  let [cost, at] = [0, start];
  for (const { upTo = Number.POSITIVE_INFINITY, price } of tiers) {
    const limit = upTo * periods;
    if (limit <= start) continue;
    if (to <= limit) return to <= start ? price : (cost + (to - at) * price) / (to - start);
    cost += (limit - at) * price;
    at = limit;
  }
  return Number.NaN;
}
