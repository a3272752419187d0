import { bandQuantities } from './band-quantities';
import { type Bill, type CarriedOver, NOTHING_CARRIED } from './bill';
import { billUnitFactor } from './bill-units';
import { type BilledBy, billedParts, netOfBank } from './billed-quantities';
import { closingLines, type OpenLine } from './closing-lines';
import { type BillCycle, type CyclePart, cycleParts, spanOfDays } from './cycle-parts';
import { demandAmount } from './demand-line';
import { fixedAmount } from './fixed-line';
import type { Flow } from './flow';
import { type LinePart, lineQuantities } from './line-quantities';
import { currencyDecimals, fromMicro } from './micro-amounts';
import type { PriceListLine, Tariff, TariffLine, TariffVersion, UsageLine } from './tariff';
import { type LineAmount, usageAmount } from './usage-line';

/** The longest ratchet that is kept: two years of monthly bills. */
const MAX_PEAKS = 24;

/** What a cycle is priced from. `through`: the day (excluded) up to which fixed charges count, the cycle's end by default. */
export interface BillInput extends BilledBy {
  tariff: Tariff;
  cycle: BillCycle;
  zone: string;
  flow: Flow;
  through?: string;
  carried?: CarriedOver;
}

export interface PricedBill {
  bill: Bill;
  /** For the bill after it. */
  carried: CarriedOver;
}

/**
 * Returns the bill of a cycle by the versions of a tariff that apply on its days. Each line is rounded once; the total is
 * the sum of the lines. Null for a cycle without any prices.
 */
export function priceBill(input: BillInput): PricedBill | null {
  const { tariff, cycle, zone, flow, carried = NOTHING_CARRIED } = input;
  const through = input.through ?? cycle.end;
  const parts = cycleParts(tariff, cycle, zone);
  const unit = parts.at(-1)?.version.billUnit;
  if (unit === undefined) return null;
  const next: CarriedOver = { ...carried, bank: { ...carried.bank }, peaks: { ...carried.peaks } };
  const bill = { open: new Map<string, OpenLine>(), knownMs: 0, demandUnderstated: false };
  for (const version of new Set(parts.map((part) => part.version))) {
    const own = parts.filter((part) => part.version === version);
    bill.knownMs += addVersion(bill, version, own, { ...input, through, carried }, next);
  }
  const decimals = currencyDecimals(tariff.currency);
  const lines = closingLines([...bill.open.values()], parts, { cycle, through, decimals, carried, next });
  const whole = spanOfDays(cycle, zone);
  const total = bandQuantities(flow, { starts: [whole.start], ends: [whole.end], bands: [0] }, 1, whole);
  const factor = billUnitFactor(tariff.commodity, unit, input.heatFactor);
  return {
    bill: {
      cycle,
      currency: tariff.currency,
      unit,
      lines,
      totalMicro: lines.reduce((sum, { amountMicro }) => sum + amountMicro, 0),
      quantity: fromMicro((total.imported[0] ?? 0) * factor),
      exported: fromMicro((total.exported[0] ?? 0) * factor),
      coverage: total.expectedMs === 0 ? 1 : Math.min(1, bill.knownMs / total.expectedMs),
      demandUnderstated: bill.demandUnderstated,
    },
    carried: next,
  };
}

/** Adds the lines of a version, and returns how much of its time has readings and prices, in milliseconds. */
function addVersion(
  bill: { open: Map<string, OpenLine>; demandUnderstated: boolean },
  version: TariffVersion,
  parts: readonly CyclePart[],
  { cycle, zone, flow, ...input }: BillInput & { through: string; carried: CarriedOver },
  next: CarriedOver,
): number {
  const elapsed = parts.reduce(
    (sum, { span }) => sum + Math.max(0, Math.min(span.end, flow.expectedUntil) - span.start),
    0,
  );
  let knownMs = elapsed;
  const unitCarry = next.unitCarry;
  for (const line of version.lines) {
    if (line.kind === 'fixed') addLine(bill.open, version, line, fixedAmount(line, parts, cycle, input.through));
    if (line.kind === 'demand') {
      const earlier = input.carried.peaks[line.id] ?? [];
      const amount = demandAmount(line, parts, { cycle, flow, zone }, earlier);
      bill.demandUnderstated ||= amount.peak.understated;
      next.peaks[line.id] = [amount.peak.micro ?? 0, ...earlier].slice(0, MAX_PEAKS);
      addLine(bill.open, version, line, amount);
    }
    if (line.kind !== 'usage' && line.kind !== 'prices') continue;
    const measured = lineQuantities(line, parts, flow, zone);
    knownMs = Math.min(
      knownMs,
      measured.reduce((sum, part) => sum + part.knownMs, 0),
    );
    const billed = billedParts(input.tariff, version, line, measured, { ...input, unitCarry });
    next.unitCarry = billed.carry;
    addLine(
      bill.open,
      version,
      line,
      usageAmount(line, lessBank(line, version, billed.parts, next), cycle, version.billUnit),
    );
  }
  return knownMs;
}

/** Takes energy from the bank, or puts it there, for lines of the difference whose tariff has a bank of energy. */
function lessBank(
  line: UsageLine | PriceListLine,
  version: TariffVersion,
  parts: readonly LinePart[],
  next: CarriedOver,
): readonly LinePart[] {
  if (line.direction !== 'net' || version.export?.bank !== 'energy') return parts;
  const net = netOfBank(parts, next.bank[line.id] ?? 0);
  next.bank[line.id] = net.bank;
  return net.parts;
}

function addLine(open: Map<string, OpenLine>, version: TariffVersion, line: TariffLine, { pico, items }: LineAmount) {
  const found = open.get(line.id);
  const byVersion = new Map(found?.byVersion).set(version, pico);
  open.set(line.id, { line, pico: (found?.pico ?? 0n) + pico, items: [...(found?.items ?? []), ...items], byVersion });
}
