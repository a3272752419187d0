import { bucketEdges } from '../calendar';
import { toInstantText } from '../instant-text';
import { cyclesWithin } from './bill-cycles';
import { type BilledHome, heatFactorOf } from './bill-history';
import { billUnitFactor } from './bill-units';
import {
  type BillCycle,
  type CyclePart,
  cycleParts,
  earlierDay,
  partsByVersion,
  periodsIn,
  spanOfDays,
} from './cycle-parts';
import { type Flow, intervalsWithin } from './flow';
import { lineQuantities } from './line-quantities';
import { fromMicro } from './micro-amounts';
import { bandSegments, type DayRange, listSegments } from './price-segments';
import type { PriceListLine, Tariff, TariffVersion, Tier, UsageLine } from './tariff';
import { taxFactor } from './tax-factor';
import { tierPrice } from './tier-price';
import { tierAmounts } from './usage-line';

/**
 * What a meter's unit costs by the hour, with taxes and without what does not depend on use: hour `index` lasts from
 * `edges[index]` to `edges[index + 1]` (milliseconds). Amounts of the currency; NaN where there is no price.
 */
export interface UnitPrices {
  currency: string;
  edges: readonly number[];
  /** For what is taken, and what is paid for what is sent. */
  taken: Float64Array;
  sent: Float64Array;
}

/** True when a unit's price depends on what the bill used before it. */
export function hasTiers({ versions }: Pick<Tariff, 'versions'>): boolean {
  return versions.some(({ lines }) => lines.some((line) => line.kind === 'usage' && line.bands.some(isTiered)));
}

const isTiered = ({ tiers }: { tiers: readonly Tier[] }) => tiers.length > 1;

/**
 * Returns the prices of the hours of some days. Tiers are filled in the order of time by `flow`, which begins with the
 * cycle of the first day; once a cycle is over, bands that share tiers have the mean price of what each used, as on its
 * bill. Hours to come count as the mean of the known ones. An hour in which the price changes has the mean by time.
 * Minimum bills, demand and credit from earlier bills are left out: they belong to a bill, not to an hour.
 */
export function unitPrices(home: BilledHome, days: DayRange, flow: Flow | null): UnitPrices {
  const { tariff, rule, zone } = home;
  const cycles = cyclesWithin(rule, days.start, days.end);
  const start = flow ? earlierDay(cycles[0]?.start ?? days.start, days.start) : days.start;
  const span = spanOfDays({ start, end: days.end }, zone);
  const { edges } = bucketEdges({ start: toInstantText(span.start), end: toInstantText(span.end) }, 'hour', zone);
  const count = Math.max(0, edges.length - 1);
  const empty = () => new Float64Array(count).fill(Number.NaN);
  const found = { currency: tariff.currency, edges, taken: empty(), sent: empty() };
  const used = flow && hourlyUse(flow, edges);
  const isOver = ({ end }: BillCycle) =>
    flow !== null && spanOfDays({ start: end, end }, zone).start <= flow.expectedUntil;
  for (const cycle of cycles) {
    const parts = cycleParts(tariff, cycle, zone);
    const heatFactor = heatFactorOf(home.heatFactors, cycle);
    for (const version of new Set(parts.map((part) => part.version))) {
      const factor = billUnitFactor(tariff.commodity, version.billUnit, heatFactor);
      const own = parts.filter((part) => part.version === version);
      addVersion(found, version, own, { cycle, zone, factor, used, over: isOver(cycle) ? flow : null });
    }
  }
  return found;
}

/** What a home took and sent in each hour. */
interface HourlyUse {
  taken: Float64Array;
  sent: Float64Array;
}

interface PricedCycle {
  cycle: BillCycle;
  zone: string;
  /** Bill units in a unit of the meter. */
  factor: number;
  used: HourlyUse | null;
  /** What was used in a cycle that is over. */
  over: Flow | null;
}

function hourlyUse(flow: Flow, edges: readonly number[]): HourlyUse {
  const count = Math.max(0, edges.length - 1);
  const use = { taken: new Float64Array(count), sent: new Float64Array(count) };
  const usual = { taken: meanOf(flow.imported), sent: flow.exported ? meanOf(flow.exported) : 0 };
  let next = 0;
  for (let hour = 0; hour < count; hour += 1) {
    const start = edges[hour] as number;
    while ((flow.edges[next] ?? Number.POSITIVE_INFINITY) < start) next += 1;
    const isKnown = flow.edges[next] === start;
    const isOver = start < flow.expectedUntil;
    use.taken[hour] = (isKnown && flow.imported[next]) || (isOver ? 0 : usual.taken);
    use.sent[hour] = (isKnown && flow.exported?.[next]) || (isOver ? 0 : usual.sent);
  }
  return use;
}

function meanOf(amounts: Float64Array): number {
  let [sum, count] = [0, 0];
  for (const amount of amounts) {
    if (Number.isNaN(amount)) continue;
    sum += amount;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

function addVersion(found: UnitPrices, version: TariffVersion, parts: readonly CyclePart[], cycle: PricedCycle): void {
  const lines = version.lines.filter((line) => line.kind === 'usage' || line.kind === 'prices');
  for (const part of parts) {
    const [first, end] = intervalsWithin({ edges: found.edges }, part.span.start, part.span.end);
    found.taken.fill(0, first, end);
    found.sent.fill(0, first, end);
  }
  for (const line of lines) addLine(found, line, version, parts, cycle);
}

/** Adds what a line charges, or pays, for a unit of the meter in each hour. */
function addLine(
  { edges, taken, sent }: UnitPrices,
  line: UsageLine | PriceListLine,
  version: TariffVersion,
  parts: readonly CyclePart[],
  priced: PricedCycle,
): void {
  const { cycle, zone, factor, used } = priced;
  const hasSeasons = line.kind === 'usage' && line.bands.some(({ season }) => season !== undefined);
  const scale = factor * taxFactor(line, version.lines) * ((version.volume?.percent ?? 100) / 100);
  for (const part of hasSeasons ? parts : partsByVersion(parts)) {
    const { starts, ends, bands } =
      line.kind === 'prices' ? listSegments(line, part.span) : bandSegments(version, line.bands, part, zone);
    const shared = line.kind === 'usage' ? sharedPrices(line, part, priced) : null;
    const prices = shared ?? bandPrices(line);
    const tiers =
      !shared && line.kind === 'usage' && line.bands.some(isTiered) ? tierFiller(line, part, version, cycle) : null;
    const [first, end] = intervalsWithin({ edges }, part.span.start, part.span.end);
    let next = 0;
    for (let hour = first; hour < end; hour += 1) {
      const [start, stop] = [edges[hour] as number, edges[hour + 1] as number];
      while ((ends[next] ?? Number.POSITIVE_INFINITY) <= start) next += 1;
      const amount = tiers && used ? amountOf(line, used, hour) * factor : 0;
      let [price, known] = [0, 0];
      for (let piece = next; (starts[piece] ?? Number.POSITIVE_INFINITY) < stop; piece += 1) {
        const from = Math.max(start, starts[piece] as number);
        const share = (Math.min(stop, ends[piece] as number) - from) / (stop - start);
        const band = bands[piece] as number;
        price += share * (tiers ? tiers(band, amount * share) : (prices[band] ?? Number.NaN));
        known += share;
      }
      const rate = known < 0.999 ? Number.NaN : price * scale;
      if (line.direction !== 'export') taken[hour] = (taken[hour] as number) + rate;
      if (line.direction !== 'import') sent[hour] = (sent[hour] as number) + rate;
    }
  }
}

/** The price of each band, of its first tier. */
function bandPrices(line: UsageLine | PriceListLine): number[] {
  if (line.kind === 'usage') return line.bands.map(({ tiers }) => tiers[0]?.price ?? Number.NaN);
  return line.prices.map(({ price }) => price * (line.multiplier ?? 1) + (line.adder ?? 0));
}

/**
 * Returns the mean price of each band in a cycle that is over, whose bands share tiers by what each used: then hours add
 * up to the bill. Null for other lines and cycles.
 */
function sharedPrices(line: UsageLine, part: CyclePart, { cycle, zone, factor, over }: PricedCycle): number[] | null {
  if (!over || line.tiersFor === 'band' || line.bands.length === 1 || !line.bands.some(isTiered)) return null;
  const [found] = lineQuantities(line, [part], over, zone);
  if (!found) return null;
  const quantities = found.quantities.map((quantity) => Math.round(quantity * factor));
  return tierAmounts(line, { ...found, quantities }, cycle).map((amounts, band) => {
    const quantity = amounts.reduce((sum, amount) => sum + amount.quantity, 0);
    const cost = amounts.reduce((sum, amount) => sum + amount.quantity * amount.price, 0);
    return quantity === 0 ? (line.bands[band]?.tiers[0]?.price ?? Number.NaN) : fromMicro(cost / quantity);
  });
}

/** Returns a function that fills the tiers of a part of a cycle, in the order of its calls, and returns each mean price. */
function tierFiller(
  line: UsageLine,
  part: CyclePart,
  { monthRule }: TariffVersion,
  cycle: BillCycle,
): (band: number, amount: number) => number {
  const periods = periodsIn(part, cycle, line.tiersPer ?? 'cycle', monthRule);
  const filled = line.bands.map(() => 0);
  return (band, amount) => {
    const key = line.tiersFor === 'band' ? band : 0;
    const from = filled[key] ?? 0;
    filled[key] = from + amount;
    return tierPrice(line.bands[band]?.tiers ?? [], from, from + amount, periods);
  };
}

function amountOf({ direction }: UsageLine | PriceListLine, { taken, sent }: HourlyUse, hour: number): number {
  const [bought = 0, sold = 0] = [taken[hour], sent[hour]];
  return direction === 'import' ? bought : direction === 'export' ? sold : bought - sold;
}

/** Returns prices of which each is the sum of two, for water whose use is also billed as sewer. */
export function addPrices(a: UnitPrices, b: UnitPrices): UnitPrices {
  const byEdge = new Map(b.edges.map((edge, index) => [edge, index]));
  const add = (column: 'taken' | 'sent') =>
    a[column].map((price, index) => price + (b[column][byEdge.get(a.edges[index] ?? 0) ?? -1] ?? Number.NaN));
  return { ...a, taken: add('taken'), sent: add('sent') };
}
