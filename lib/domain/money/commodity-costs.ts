import { daySteps } from '../insight/day-steps';
import { type Forecast, rangeForecast } from '../insight/forecast';
import type { LocalDay } from '../insight/local-days';
import { toInstantText } from '../instant-text';
import type { Bill } from './bill';
import { type BillChange, billChange } from './bill-change';
import { cycleBefore, cycleLastYear, cycleOn } from './bill-cycles';
import { type BilledHome, type HistoryBill, priceHistory } from './bill-history';
import { localDayStart } from './clock-pieces';
import { earlierDay } from './cycle-parts';
import { laterDay } from './day-number';
import { extendPrices } from './extend-prices';
import type { Flow } from './flow';
import { type MarginalPrice, marginalPrice } from './marginal-price';
import { priceBill } from './price-bill';
import { projectFlow } from './project-flow';
import { versionOn } from './tariff';

/** Below this share of a bill's hours, it is not compared with others. */
const MIN_COVERAGE = 0.9;

/** What the rest of the bill will probably add: four of five times its quantity is between `low` and `high`. */
export interface ProjectedBill {
  low: Bill;
  expected: Bill;
  high: Bill;
}

/** The costs of one commodity of a home. */
export interface CommodityCosts {
  /** Of the cycle that was asked for; up to now while it runs. */
  current: Bill;
  /** Null for a cycle that is over, before eight weeks are known, and with a list of less than a week of prices. */
  projected: ProjectedBill | null;
  previous: Bill | null;
  lastYear: Bill | null;
  /** Between the previous bill and this one, as projected while it runs. */
  change: BillChange | null;
  /** When a list of prices ends (UTC) before the bill does, and means take its place; null for prices that do not end. */
  pricesUntil: string | null;
  /** What one more of the meter's unit costs now; null for a cycle that is over. */
  priceNow: MarginalPrice | null;
  /** The bills of the last year, oldest first, this one included. */
  history: Bill[];
}

/** What costs are worked out from. `today`: the local day; `now` in milliseconds; `day`: any day of the cycle. */
export interface CostsInput {
  home: BilledHome;
  flow: Flow;
  days: readonly LocalDay[];
  now: number;
  today: string;
  day: string;
}

/** Returns the costs of a commodity in the cycle of a day; null when that cycle has no prices. */
export function commodityCosts(input: CostsInput): CommodityCosts | null {
  const { home, flow, days, now, today, day } = input;
  const cycle = cycleOn(home.rule, day);
  const first = days[0]?.day ?? cycle.start;
  const bills = priceHistory(home, flow, { start: earlierDay(first, cycle.start), end: cycle.end }, laterDay(today, 1));
  const billOf = ({ start }: { start: string }) => bills.find(({ bill }) => bill.cycle.start === start) ?? null;
  const own = billOf(cycle);
  if (!own) return null;
  const isRunning = today < cycle.end;
  const pricesUntil = isRunning ? endOfPrices(home, cycle.end) : null;
  const projected = isRunning ? projectedBill(input, own) : null;
  const previous = known(billOf(cycleBefore(home.rule, cycle)));
  const lastYear = known(billOf(cycleLastYear(home.rule, cycle)));
  const later = isRunning ? (projected?.expected ?? null) : own.bill;
  return {
    current: own.bill,
    projected,
    pricesUntil,
    previous: previous?.bill ?? null,
    lastYear: lastYear?.bill ?? null,
    change: later && previous ? changeFrom(input, later, previous) : null,
    priceNow: isRunning
      ? marginalPrice(home.tariff, own.bill, { at: now, day: today, zone: home.zone, heatFactor: own.heatFactor })
      : null,
    history: bills.slice(-13).map(({ bill }) => bill),
  };
}

/** Returns when the first list of prices ends that does not reach the end of a bill. */
function endOfPrices({ tariff, zone }: BilledHome, end: string): string | null {
  const billEnd = localDayStart(end, zone);
  const ends = (versionOn(tariff, laterDay(end, -1))?.lines ?? []).flatMap((line) =>
    line.kind === 'prices' ? [line.prices.reduce((last, price) => Math.max(last, Date.parse(price.end)), 0)] : [],
  );
  const first = Math.min(...ends);
  return first < billEnd ? toInstantText(first) : null;
}

function known(found: HistoryBill | null): HistoryBill | null {
  return found && found.bill.coverage >= MIN_COVERAGE ? found : null;
}

function projectedBill({ home, flow, days, today }: CostsInput, own: HistoryBill): ProjectedBill | null {
  const { cycle } = own.bill;
  const forecast: Forecast | null = rangeForecast(daySteps(days), cycle, today);
  if (!forecast) return null;
  const tariff = extendPrices(home.tariff, cycle.end, home.zone);
  if (!tariff) return null;
  const billOf = (target: number) => {
    const projected = projectFlow(flow, cycle, home.zone, { days, target });
    const { heatFactor, winterMean, carriedIn: carried } = own;
    return priceBill({ tariff, cycle, zone: home.zone, flow: projected, carried, heatFactor, winterMean })?.bill;
  };
  const [low, expected, high] = [forecast.low, forecast.expected, forecast.high].map(billOf);
  return low && expected && high ? { low, expected, high } : null;
}

/** The earlier use by the version of the tariff that applies now. */
function changeFrom(
  { home, flow }: CostsInput,
  later: Bill,
  { bill: earlier, ...given }: HistoryBill,
): BillChange | null {
  const version = versionOn(home.tariff, later.cycle.start) ?? versionOn(home.tariff, laterDay(later.cycle.end, -1));
  if (!version) return null;
  const tariff = { ...home.tariff, versions: [{ ...version, validFrom: '0001-01-01' }] };
  const { heatFactor, winterMean, carriedIn: carried } = given;
  const priced = priceBill({ tariff, cycle: earlier.cycle, zone: home.zone, flow, carried, heatFactor, winterMean });
  return priced && billChange(later, earlier, priced.bill);
}
