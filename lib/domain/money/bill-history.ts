import { type CarriedOver, NOTHING_CARRIED } from './bill';
import { type CycleRule, cyclesWithin } from './bill-cycles';
import type { BillCycle } from './cycle-parts';
import { dayNumber, dayText } from './day-number';
import type { Flow } from './flow';
import { toMicro } from './micro-amounts';
import { type PricedBill, priceBill } from './price-bill';
import { type Tariff, versionOn } from './tariff';

/** What a home is billed by. `heatFactors`: therms in a CCF by the first day of the bills that say so. */
export interface BilledHome {
  tariff: Tariff;
  rule: CycleRule;
  zone: string;
  heatFactors: Readonly<Record<string, number>>;
}

/** A bill with what it was priced with, for pricing the same cycle again. */
export interface HistoryBill extends PricedBill {
  carriedIn: CarriedOver;
  heatFactor: number | undefined;
  winterMean: number | null;
}

/**
 * Returns the bills of the cycles that days touch, oldest first: what one leaves, such as energy in the bank, passes to
 * the next. `through`: the day (excluded) up to which the fixed charges of the last one count. Cycles without prices are
 * left out.
 */
export function priceHistory(
  home: BilledHome,
  flow: Flow,
  days: { start: string; end: string },
  through: string,
): HistoryBill[] {
  const bills: HistoryBill[] = [];
  let carried = NOTHING_CARRIED;
  for (const cycle of cyclesWithin(home.rule, days.start, days.end)) {
    const factors = {
      heatFactor: heatFactorOf(home.heatFactors, cycle),
      winterMean: winterMean(home.tariff, cycle, bills),
    };
    const { tariff, zone } = home;
    const priced = priceBill({ tariff, cycle, zone, flow, through, carried, ...factors });
    if (!priced) continue;
    bills.push({ ...priced, ...factors, carriedIn: carried });
    carried = priced.carried;
  }
  return bills;
}

/** Returns the factor of the bill, of the newest one before it, or of the oldest one. */
export function heatFactorOf(factors: BilledHome['heatFactors'], cycle: BillCycle): number | undefined {
  const known = Object.keys(factors).sort();
  const first = known.findLast((start) => start <= cycle.start) ?? known[0];
  return first === undefined ? undefined : factors[first];
}

/** Returns the mean volume of the bills of the last winter, in millionths of the bill's unit; null while unknown. */
function winterMean(tariff: Tariff, cycle: BillCycle, before: readonly HistoryBill[]): number | null {
  const months = versionOn(tariff, cycle.start)?.volume?.winterMonths;
  if (!months) return null;
  const monthOf = ({ bill }: HistoryBill) => Number(dayText(dayNumber(bill.cycle.end) - 1).slice(5, 7));
  const last = before.findLastIndex((each) => months.includes(monthOf(each)));
  // A winter that is not over has no mean yet.
  if (last === -1 || last === before.length - 1) return null;
  let first = last;
  while (first > 0 && months.includes(monthOf(before[first - 1] as HistoryBill))) first -= 1;
  const winter = before.slice(first, last + 1);
  return toMicro(winter.reduce((sum, { bill }) => sum + bill.quantity, 0) / winter.length);
}
