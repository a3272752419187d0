import type { BillItem } from './bill';
import { type BillCycle, periodsIn } from './cycle-parts';
import { fillSharedTiers, fillTiers, type TierAmount } from './fill-tiers';
import type { LinePart } from './line-quantities';
import { fromMicro, picoToMicro, productPico } from './micro-amounts';
import type { BillUnit, PriceListLine, UsageLine } from './tariff';

/** An amount before it is rounded, in millionths of a millionth, and what it consists of. */
export interface LineAmount {
  pico: bigint;
  items: BillItem[];
}

/** Returns what the quantities of a line (in the bill's unit) cost; what is paid to the customer is negative. */
export function usageAmount(
  line: UsageLine | PriceListLine,
  parts: readonly LinePart[],
  cycle: BillCycle,
  unit: BillUnit,
): LineAmount {
  const sign = line.direction === 'export' ? -1 : 1;
  const amount: LineAmount = { pico: 0n, items: [] };
  for (const { part, prices, quantities } of parts) {
    for (const [band, tiers] of tierAmounts(line, { part, prices, quantities }, cycle).entries()) {
      for (const { tier, quantity, price } of tiers) {
        const pico = productPico(quantity * sign, price);
        amount.pico += pico;
        if (quantity === 0) continue;
        amount.items.push({
          band: prices[band]?.label ?? null,
          tier: (prices[band]?.tiers.length ?? 1) > 1 ? tier : null,
          quantity: fromMicro(quantity),
          unit,
          priceMicro: price * sign,
          amountMicro: picoToMicro(pico),
        });
      }
    }
  }
  return line.kind === 'prices' ? { ...amount, items: joinItems(amount, unit) } : amount;
}

/** Returns how the quantities of a part, in millionths of the bill's unit, fill the tiers of a line's bands. */
export function tierAmounts(
  line: UsageLine | PriceListLine,
  { part, prices, quantities }: Pick<LinePart, 'part' | 'prices' | 'quantities'>,
  cycle: BillCycle,
): TierAmount[][] {
  const { tiersPer = 'cycle', tiersFor = 'season' } = line.kind === 'usage' ? line : {};
  const periods = periodsIn(part, cycle, tiersPer, part.version.monthRule);
  const tiers = prices.map((price) => price.tiers);
  if (line.kind === 'usage' && tiersFor === 'season') {
    // Only the bands of this season share its allowance; those of others have no quantity here.
    const ofSeason = part.version.seasons[part.season]?.id;
    const shared = tiers.map((own, band) => {
      const { season } = line.bands[band] ?? {};
      return season === undefined || season === ofSeason || quantities[band] !== 0 ? own : own.slice(-1);
    });
    return fillSharedTiers(quantities, shared, periods);
  }
  return quantities.map((quantity, band) => fillTiers(quantity, tiers[band] ?? [], periods));
}

/** A list has thousands of prices: its line has one item, with the mean price. */
function joinItems({ pico, items }: LineAmount, unit: BillUnit): BillItem[] {
  const quantity = items.reduce((sum, item) => sum + item.quantity, 0);
  if (items.length === 0) return [];
  const amountMicro = picoToMicro(pico);
  const priceMicro = quantity === 0 ? 0 : Math.round(amountMicro / quantity);
  return [{ band: null, tier: null, quantity, unit, priceMicro, amountMicro }];
}
