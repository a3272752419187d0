import { type BillCycle, type CyclePart, earlierDay, partsByVersion, periodsIn } from './cycle-parts';
import { picoToMicro, sharePico, toMicro } from './micro-amounts';
import type { DayRange } from './price-segments';
import type { FixedLine, Minimum } from './tariff';
import type { LineAmount } from './usage-line';

const UNITS = { day: 'day', month: 'month', cycle: 'bill' } as const;

/** Returns a fixed charge for the days of a cycle up to `through`, which is excluded. */
export function fixedAmount(
  { amount, per }: FixedLine | Minimum,
  parts: readonly CyclePart[],
  cycle: BillCycle,
  through: string,
): LineAmount {
  const found: LineAmount = { pico: 0n, items: [] };
  for (const part of partsByVersion(parts)) {
    const days: DayRange = { start: part.start, end: earlierDay(part.end, through) };
    if (days.start >= days.end) continue;
    const quantity = periodsIn(days, cycle, per, part.version.monthRule);
    const pico = sharePico(toMicro(amount), quantity);
    found.pico += pico;
    found.items.push({
      band: null,
      tier: null,
      quantity,
      unit: UNITS[per],
      priceMicro: toMicro(amount),
      amountMicro: picoToMicro(pico),
    });
  }
  return found;
}
