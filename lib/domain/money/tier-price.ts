import type { Tier } from './tariff';

/**
 * Returns the mean price of the units from one filling of tiers to another, or of the next unit where nothing is added.
 * The limits count `periods` times. Below 0, as for what was sent, the first tier applies.
 */
export function tierPrice(
  tiers: readonly Tier[],
  { from, to, periods }: { from: number; to: number; periods: number },
): number {
  const [first] = tiers;
  if (tiers.length <= 1 || first === undefined) return first?.price ?? Number.NaN;
  const start = Math.max(0, from);
  const limitOf = ({ upTo }: Tier) => (upTo === undefined ? Number.POSITIVE_INFINITY : upTo * periods);
  if (to <= start) return (tiers.find((tier) => limitOf(tier) > start) ?? first).price;
  let [cost, at] = [0, start];
  for (const tier of tiers) {
    const until = Math.min(to, limitOf(tier));
    if (until <= at) continue;
    cost += (until - at) * tier.price;
    at = until;
  }
  return cost / (to - start);
}
