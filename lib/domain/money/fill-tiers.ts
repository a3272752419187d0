import { apportion, toMicro } from './micro-amounts';
import type { Tier } from './tariff';

/** An amount of one tier, with its price; both in millionths. */
export interface TierAmount {
  tier: number;
  quantity: number;
  price: number;
}

/** Returns how a quantity fills tiers whose limits count `periods` times. A negative quantity is all in the first. */
export function fillTiers(quantity: number, tiers: readonly Tier[], periods: number): TierAmount[] {
  const amounts: TierAmount[] = [];
  let filled = 0;
  for (const [tier, { upTo, price }] of tiers.entries()) {
    const limit = upTo === undefined ? Number.POSITIVE_INFINITY : Math.round(toMicro(upTo) * periods);
    const end = Math.min(quantity, limit);
    if (end > filled || (quantity < 0 && amounts.length === 0)) {
      amounts.push({ tier, quantity: end - filled, price: toMicro(price) });
      filled = end;
    }
  }
  return amounts;
}

/**
 * Returns how the quantities of bands fill an allowance that they share: each tier is divided in proportion to what each
 * band used. Bands that sent more than they took have no share, and are in the first tier.
 */
export function fillSharedTiers(
  quantities: readonly number[],
  bands: readonly (readonly Tier[])[],
  periods: number,
): TierAmount[][] {
  const used = quantities.map((quantity) => Math.max(0, quantity));
  const total = used.reduce((sum, quantity) => sum + quantity, 0);
  const withTiers = bands.find((tiers) => tiers.length > 1) ?? [];
  const perTier = fillTiers(total, withTiers.length > 0 ? withTiers : [{ price: 0 }], periods);
  const left = [...used];
  const shares = perTier.map(({ quantity }, tier) => {
    const share = tier === perTier.length - 1 ? [...left] : apportion(used, quantity);
    for (const [band, amount] of share.entries()) left[band] = (left[band] ?? 0) - amount;
    return share;
  });
  return quantities.map((quantity, band) => {
    const tiers = bands[band] ?? [];
    if (quantity < 0) return fillTiers(quantity, tiers, periods);
    return shares
      .map((share, tier) => ({
        tier,
        quantity: share[band] ?? 0,
        price: toMicro((tiers[tier] ?? tiers[0])?.price ?? 0),
      }))
      .filter((amount) => amount.quantity !== 0);
  });
}
