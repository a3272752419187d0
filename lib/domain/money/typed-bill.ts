import type { CycleRule } from './bill-cycles';
import { dayOfLaterMonth, daysBetween } from './day-number';
import type { BillUnit, Commodity } from './tariff';

/** A bill as its user typed it. Days are local, `end` excluded; what was not typed is null. */
export interface TypedBill {
  commodity: Commodity;
  start: string;
  end: string;
  /** What the meter showed, in its own unit, on the first and the last day. */
  readStart: number | null;
  readEnd: number | null;
  /** True where the bill marks the reading as estimated. */
  estimated: boolean;
  billedUnits: number | null;
  unit: BillUnit;
  /** Therms in a CCF, for gas. */
  heatFactor: number | null;
  total: number | null;
  currency: string;
  note: string;
}

export interface StoredBill extends TypedBill {
  id: string;
}

const MEAN_MONTH_DAYS = 365.25 / 12;

/**
 * Returns when bills begin by those that were typed: their own days, months between them where some are missing, and
 * the rule before the first one. The rule alone without any.
 */
export function cycleOfBills(rule: CycleRule, bills: readonly Pick<TypedBill, 'start' | 'end'>[]): CycleRule {
  if (bills.length === 0) return rule;
  const typed = [...new Set(bills.flatMap(({ start, end }) => [start, end]))].sort();
  const isBill = new Set(bills.map(({ start, end }) => `${start} ${end}`));
  const dates = typed.flatMap((date, index) => {
    const next = typed[index + 1];
    if (next === undefined || isBill.has(`${date} ${next}`)) return [date];
    const months = Math.round(daysBetween(date, next) / MEAN_MONTH_DAYS);
    return Array.from({ length: Math.max(1, months) }, (_, month) => dayOfLaterMonth(date, month));
  });
  return { kind: 'dates', dates };
}
