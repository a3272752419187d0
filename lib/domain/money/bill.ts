import type { BillCycle } from './cycle-parts';
import type { BillUnit, LineGroup } from './tariff';

/** A quantity at a price, such as a tier of a band. Money in millionths of the currency. */
export interface BillItem {
  /** The name of a band; null for a price that always applies. */
  band: string | null;
  tier: number | null;
  quantity: number;
  unit: BillUnit | 'kW' | 'day' | 'month' | 'bill' | null;
  priceMicro: number;
  amountMicro: number;
}

/** A line of a bill, rounded to the currency's decimals. */
export interface BillLine {
  id: string;
  label: string;
  group: LineGroup;
  amountMicro: number;
  items: BillItem[];
}

/** What a cycle costs. Money in millionths of the currency; quantities in the bill's unit. */
export interface Bill {
  cycle: BillCycle;
  currency: string;
  unit: BillUnit;
  lines: BillLine[];
  totalMicro: number;
  /** What was taken, and sent, before rounding to whole units. */
  quantity: number;
  exported: number;
  /** The share of the time that is over which has readings and prices. Below 1, the total is 'at least'. */
  coverage: number;
  /** Hourly readings hide the peak of a quarter of an hour. */
  demandUnderstated: boolean;
}

/** What passes from one bill to the next, in millionths. */
export interface CarriedOver {
  /** Energy sent beyond what was taken, by line. */
  bank: Record<string, number>;
  /** Money that this bill could not use. */
  creditMicro: number;
  /** The part of a unit that was not billed. */
  unitCarry: number;
  /** Earlier peaks (kW) by demand line, newest first. */
  peaks: Record<string, number[]>;
}

export const NOTHING_CARRIED: CarriedOver = { bank: {}, creditMicro: 0, unitCarry: 0, peaks: {} };
