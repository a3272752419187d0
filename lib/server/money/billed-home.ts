import type { BilledHome } from '@/lib/domain/money/bill-history';
import type { HomeTariff } from '@/lib/domain/money/home-tariff';
import { cycleOfBills, type TypedBill } from '@/lib/domain/money/typed-bill';

/** Returns what a home is billed by: its prices, and cycles and heat factors from the bills that were typed. */
export function billedHome(
  { commodity, tariff, cycle }: HomeTariff,
  bills: readonly TypedBill[],
  zone: string,
): BilledHome {
  const own = bills.filter((bill) => bill.commodity === commodity);
  const factors = own.flatMap(({ start, heatFactor }) => (heatFactor === null ? [] : [[start, heatFactor] as const]));
  return { tariff, rule: cycleOfBills(cycle, own), zone, heatFactors: Object.fromEntries(factors) };
}
