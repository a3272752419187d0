import { bandQuantities } from './band-quantities';
import type { Bill } from './bill';
import { billUnitFactor, TYPICAL_HEAT_FACTOR } from './bill-units';
import { type BillCycle, spanOfDays } from './cycle-parts';
import { daysBetween, laterDay } from './day-number';
import type { Flow } from './flow';
import { fromMicro } from './micro-amounts';
import type { DayRange } from './price-segments';
import type { TypedBill } from './typed-bill';

/** Why a bill can differ from the meter and from what Copper recorded, in the order in which they are looked at. */
export const BILL_CAUSES = ['dates', 'estimated', 'rounding', 'factor', 'missing', 'price', 'tax', 'swap'] as const;
export type BillCause = (typeof BILL_CAUSES)[number];

/** A cause that fits, with its number: what the quantity or the total would be if it were so. */
export interface BillFinding {
  cause: BillCause;
  /** It alone explains the difference. */
  explains: boolean;
  value: number | null;
  /** Days by which the reading was earlier (below 0) or later, at the start and at the end. */
  shift: [start: number, end: number] | null;
}

/** A bill beside its meter and Copper. Quantities in the bill's unit, null where they are not known. */
export interface BillCheck {
  meter: number | null;
  copper: number | null;
  bill: number | null;
  /** The share of the bill's hours that Copper has readings of. */
  coverage: number;
  /** What the quantity of the bill costs by the home's prices, and what the bill says; millionths of the currency. */
  expectedMicro: number | null;
  billedMicro: number | null;
  findings: BillFinding[];
  /** `agrees`: within a unit and two percent. `explained`: a finding explains the difference. `unknown`: nothing to compare. */
  verdict: 'agrees' | 'explained' | 'unexplained' | 'unknown';
}

/** What a bill is checked with. `priceOf` prices a quantity (in the bill's unit) of the bill's days; null without prices. */
export interface BillCheckInput {
  bill: TypedBill;
  flow: Flow;
  zone: string;
  priceOf: (quantity: number) => Bill | null;
}

const MAX_SHIFT_DAYS = 3;
const COMPLETE = 0.995;
const CENT_MICRO = 10_000;

/** Returns a bill beside the meter's readings and Copper's, with what may explain a difference. */
export function checkBill({ bill, flow, zone, priceOf }: BillCheckInput): BillCheck {
  const factor = billUnitFactor(bill.commodity, bill.unit, bill.heatFactor ?? undefined);
  const used = quantityOf(flow, bill, zone, factor);
  const registered = registerDifference(bill);
  const meter = registered === null ? null : registered * factor;
  const billed = bill.billedUnits;
  const copper = used.coverage === 0 ? null : used.quantity;
  const priced = priceOf(billed ?? meter ?? copper ?? 0);
  const check = {
    ...{ meter, copper, bill: billed, coverage: used.coverage },
    expectedMicro: priced?.totalMicro ?? null,
    billedMicro: bill.total === null ? null : Math.round(bill.total * 1e6),
  };
  const reference = meter ?? (used.coverage >= COMPLETE ? copper : null);
  const unitsAgree = reference === null || billed === null || isClose(reference, billed);
  const copperAgrees = copper === null || used.coverage < COMPLETE || isClose(copper, billed ?? meter ?? copper);
  const moneyAgrees = moneyIsClose(check);
  const findings = [
    ...(unitsAgree && copperAgrees ? [] : shiftFindings(bill, flow, zone, factor)),
    ...estimatedFindings(bill, unitsAgree && copperAgrees),
    ...roundingFindings(meter, billed),
    ...factorFindings(bill, registered ?? (copper === null ? null : copper / factor)),
    ...missingFindings(used, billed ?? meter),
    ...moneyFindings(check, unitsAgree, bill, priced),
    ...swapFindings(bill),
  ];
  return { ...check, findings, verdict: verdictOf(check, unitsAgree && copperAgrees && moneyAgrees, findings) };
}

function verdictOf(
  { meter, copper, bill, expectedMicro, billedMicro }: Omit<BillCheck, 'findings' | 'verdict'>,
  agrees: boolean,
  findings: readonly BillFinding[],
): BillCheck['verdict'] {
  const hasUnits = bill !== null && (meter !== null || copper !== null);
  const hasMoney = expectedMicro !== null && billedMicro !== null;
  if (!hasUnits && !hasMoney && !(meter !== null && copper !== null)) return 'unknown';
  if (agrees) return 'agrees';
  return findings.some(({ explains }) => explains) ? 'explained' : 'unexplained';
}

/** Within a unit, and two percent where that is more. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1, 0.02 * Math.abs(b));
}

function moneyIsClose({ expectedMicro, billedMicro }: Pick<BillCheck, 'expectedMicro' | 'billedMicro'>): boolean {
  if (expectedMicro === null || billedMicro === null) return true;
  return Math.abs(expectedMicro - billedMicro) <= Math.max(5 * CENT_MICRO, 0.005 * Math.abs(billedMicro));
}

function quantityOf(flow: Flow, days: DayRange, zone: string, factor: number): { quantity: number; coverage: number } {
  const span = spanOfDays(days, zone);
  const all = { starts: [span.start], ends: [span.end], bands: [0] };
  const { imported, expectedMs, knownMs } = bandQuantities(flow, all, 1, span);
  return {
    quantity: fromMicro((imported[0] ?? 0) * factor),
    coverage: expectedMs === 0 ? 0 : Math.min(1, knownMs / expectedMs),
  };
}

/** Returns what the register counted, also where it passed its last digit; null without both readings. */
function registerDifference({ readStart, readEnd }: TypedBill): number | null {
  if (readStart === null || readEnd === null) return null;
  if (readEnd >= readStart) return readEnd - readStart;
  const size = 10 ** String(Math.floor(readStart)).length;
  // Only a register that was near its end can have passed it.
  return readStart > 0.9 * size ? size - readStart + readEnd : null;
}

/** The days that fit best, when other days than the bill's fit it. */
function shiftFindings(bill: TypedBill, flow: Flow, zone: string, factor: number): BillFinding[] {
  const { billedUnits: billed, start, end } = bill;
  if (billed === null) return [];
  let best: { shift: [number, number]; quantity: number; cost: number } | null = null;
  for (let first = -MAX_SHIFT_DAYS; first <= MAX_SHIFT_DAYS; first += 1) {
    for (let last = -MAX_SHIFT_DAYS; last <= MAX_SHIFT_DAYS; last += 1) {
      if (first === 0 && last === 0) continue;
      const days = { start: laterDay(start, first), end: laterDay(end, last) };
      const { quantity, coverage } = quantityOf(flow, days, zone, factor);
      // Both readings on another day by as much is likelier than one.
      const cost = Math.abs(quantity - billed) + 0.001 * (Math.abs(first) + Math.abs(last) + (first === last ? 0 : 1));
      if (coverage >= COMPLETE && isCloser(quantity, billed) && (best === null || cost < best.cost)) {
        best = { shift: [first, last], quantity, cost };
      }
    }
  }
  return best ? [{ cause: 'dates', explains: true, value: best.quantity, shift: best.shift }] : [];
}

/** Within a unit, and half a percent where that is more: closer than what passes for equal. */
function isCloser(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1, 0.005 * Math.abs(b));
}

function estimatedFindings({ estimated }: TypedBill, agrees: boolean): BillFinding[] {
  return estimated ? [{ cause: 'estimated', explains: !agrees, value: null, shift: null }] : [];
}

function roundingFindings(meter: number | null, billed: number | null): BillFinding[] {
  if (meter === null || billed === null || !Number.isInteger(billed) || Math.abs(meter - billed) < 0.001) return [];
  return Math.abs(meter - billed) < 1
    ? [{ cause: 'rounding', explains: true, value: meter - billed, shift: null }]
    : [];
}

/** The heat factor that the bill's therms would take. */
function factorFindings({ commodity, unit, heatFactor, billedUnits }: TypedBill, ccf: number | null): BillFinding[] {
  if (commodity !== 'gas' || unit !== 'therm' || billedUnits === null || ccf === null || ccf <= 0) return [];
  const implied = billedUnits / ccf;
  const known = heatFactor ?? TYPICAL_HEAT_FACTOR;
  // Rounding to a therm alone changes the factor by this much.
  if (Math.abs(implied - known) <= 0.5 / ccf + 0.005) return [];
  return [{ cause: 'factor', explains: implied > 0.9 && implied < 1.2, value: implied, shift: null }];
}

function missingFindings(
  { quantity, coverage }: { quantity: number; coverage: number },
  expected: number | null,
): BillFinding[] {
  if (coverage === 0 || coverage >= COMPLETE) return [];
  const scaled = quantity / coverage;
  const explains = expected !== null && coverage > 0.5 && !isClose(quantity, expected) && isClose(scaled, expected);
  return [{ cause: 'missing', explains, value: scaled, shift: null }];
}

function moneyFindings(
  { expectedMicro, billedMicro }: Pick<BillCheck, 'expectedMicro' | 'billedMicro'>,
  unitsAgree: boolean,
  bill: TypedBill,
  priced: Bill | null,
): BillFinding[] {
  if (expectedMicro === null || billedMicro === null || moneyIsClose({ expectedMicro, billedMicro })) return [];
  const share = (billedMicro - expectedMicro) / Math.max(1, Math.abs(expectedMicro));
  const hasTax = priced?.lines.some(({ group }) => group === 'tax') ?? false;
  const isTax = unitsAgree && !hasTax && share > 0.005 && share < 0.15;
  const perUnit = bill.billedUnits ? billedMicro / bill.billedUnits : null;
  return isTax
    ? [{ cause: 'tax', explains: true, value: share, shift: null }]
    : [{ cause: 'price', explains: unitsAgree && bill.billedUnits !== null, value: perUnit, shift: null }];
}

function swapFindings(bill: TypedBill): BillFinding[] {
  const { readStart, readEnd } = bill;
  const fell = readStart !== null && readEnd !== null && readEnd < readStart && registerDifference(bill) === null;
  return fell ? [{ cause: 'swap', explains: true, value: null, shift: null }] : [];
}

/** Returns the days of a bill as a cycle. */
export function cycleOfBill({ start, end }: Pick<TypedBill, 'start' | 'end'>): BillCycle {
  return { start, end, months: Math.max(1, Math.round(daysBetween(start, end) / 30.4)) };
}
