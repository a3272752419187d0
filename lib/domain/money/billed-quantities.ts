import type { CarriedOver } from './bill';
import { billedQuantity, billUnitFactor, sewerVolume } from './bill-units';
import type { LinePart } from './line-quantities';
import { apportion } from './micro-amounts';
import type { Tariff, TariffLine, TariffVersion } from './tariff';

/** What a bill says about quantities: therms in a CCF, and the mean winter volume (millionths of the bill's unit). */
export interface BilledBy {
  heatFactor?: number;
  winterMean?: number | null;
}

/** Returns the sum of all quantities of a line. */
function totalQuantity(parts: readonly LinePart[]): number {
  return parts.reduce((sum, { quantities }) => sum + quantities.reduce((all, quantity) => all + quantity, 0), 0);
}

/**
 * Returns the quantities of a line in the bill's unit, in whole units where the tariff bills those, and what is carried
 * to the next bill. What was sent is not rounded.
 */
export function billedParts(
  tariff: Pick<Tariff, 'commodity'>,
  version: TariffVersion,
  line: TariffLine,
  parts: readonly LinePart[],
  { heatFactor, winterMean = null, unitCarry }: BilledBy & Pick<CarriedOver, 'unitCarry'>,
): { parts: LinePart[]; carry: number } {
  const measured = totalQuantity(parts);
  const converted = Math.round(measured * billUnitFactor(tariff.commodity, version.billUnit, heatFactor));
  if (line.kind !== 'usage' || line.direction !== 'import') {
    return { parts: withTotal(parts, measured, converted), carry: unitCarry };
  }
  const { billed, carry } = billedQuantity(converted, version.billRounding, unitCarry);
  return { parts: withTotal(parts, measured, sewerVolume(billed, version.volume, winterMean)), carry };
}

/**
 * Returns the quantities of a line of the difference, less what is in the bank, and what is left in the bank. Nothing is
 * billed while the bank covers it.
 */
export function netOfBank(parts: readonly LinePart[], bank: number): { parts: LinePart[]; bank: number } {
  const left = totalQuantity(parts) - bank;
  const taken = parts.map((part) => ({ ...part, quantities: part.quantities.map((amount) => Math.max(0, amount)) }));
  return { parts: withTotal(taken, totalQuantity(taken), Math.max(0, left)), bank: Math.max(0, -left) };
}

function withTotal(parts: readonly LinePart[], before: number, total: number): LinePart[] {
  if (before === total) return [...parts];
  const changed = apportion(
    parts.flatMap(({ quantities }) => quantities),
    total,
  );
  let next = 0;
  return parts.map((part) => {
    const quantities = changed.slice(next, next + part.quantities.length);
    next += part.quantities.length;
    return { ...part, quantities };
  });
}
