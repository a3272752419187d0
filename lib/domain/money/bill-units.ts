import type { BillUnit, Commodity, TariffVersion, VolumeRule } from './tariff';

const GALLONS_PER_CCF = 748.0519;
const CUBIC_METERS_PER_CCF = 2.8316846592;
const GALLONS_PER_CUBIC_METER = 264.172052;
/** US therms; an international table therm has 29.3071. */
const KWH_PER_THERM = 29.3001;
/** Therms in a CCF of typical gas in the United States; a bill says which factor it used. */
export const TYPICAL_HEAT_FACTOR = 1.037;

/**
 * Returns what an amount of the meter's unit (kWh, CCF of gas, gallons) is multiplied with to get the bill's.
 * `heatFactor`: therms in a CCF.
 */
export function billUnitFactor(commodity: Commodity, unit: BillUnit, heatFactor = TYPICAL_HEAT_FACTOR): number {
  if (commodity === 'electricity') return 1;
  if (commodity === 'gas') {
    if (unit === 'CCF') return 1;
    if (unit === 'm3') return CUBIC_METERS_PER_CCF;
    return unit === 'kWh' ? heatFactor * KWH_PER_THERM : heatFactor;
  }
  if (unit === 'CCF') return 1 / GALLONS_PER_CCF;
  if (unit === 'm3') return 1 / GALLONS_PER_CUBIC_METER;
  return unit === 'kgal' ? 1 / 1000 : 1;
}

const WHOLE = 1_000_000;

/** Returns the quantity that is billed, and what is carried to the next bill, in millionths of the bill's unit. */
export function billedQuantity(
  quantity: number,
  rounding: TariffVersion['billRounding'],
  carried: number,
): { billed: number; carry: number } {
  if (rounding === 'none') return { billed: quantity + carried, carry: 0 };
  if (rounding === 'round') return { billed: Math.round((quantity + carried) / WHOLE) * WHOLE, carry: 0 };
  const billed = Math.floor((quantity + carried) / WHOLE) * WHOLE;
  return { billed, carry: quantity + carried - billed };
}

/** Returns the part of a volume of water that sewer is billed for. `winterMean`: see `VolumeRule`; null while unknown. */
export function sewerVolume(quantity: number, rule: VolumeRule | undefined, winterMean: number | null): number {
  if (!rule) return quantity;
  const share = Math.round((quantity * (rule.percent ?? 100)) / 100);
  return rule.winterMonths && winterMean !== null ? Math.min(share, winterMean) : share;
}
