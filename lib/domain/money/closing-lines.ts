import type { BillItem, BillLine, CarriedOver } from './bill';
import type { BillCycle, CyclePart } from './cycle-parts';
import { dayNumber, dayText } from './day-number';
import { fixedAmount } from './fixed-line';
import { fromMicro, picoToMicro, productPico, roundedMicro, toMicro } from './micro-amounts';
import type { LineGroup, Minimum, PercentLine, TariffLine, TariffVersion } from './tariff';
import type { LineAmount } from './usage-line';

/** A line before it is rounded, with its amount by version: a tax of a version counts only what that version charged. */
export interface OpenLine extends LineAmount {
  line: TariffLine;
  byVersion: Map<TariffVersion, bigint>;
}

export interface ClosingInput {
  cycle: BillCycle;
  through: string;
  decimals: number;
  carried: CarriedOver;
  /** Changed: what passes to the next bill. */
  next: CarriedOver;
}

/** The groups whose lines credit can pay, unless a line says that it can't. */
const PAID_BY_CREDIT: readonly LineGroup[] = ['supply', 'delivery', 'demand'];

/**
 * Returns all lines of a bill: those of its tariff, rounded, then the rest of a minimum bill, taxes in their order, and
 * credit that is used, carried or paid out.
 */
export function closingLines(open: readonly OpenLine[], parts: readonly CyclePart[], input: ClosingInput): BillLine[] {
  const { decimals } = input;
  const version = parts.at(-1)?.version;
  if (!version) return [];
  const lines = open.map(({ line, pico, items }) => closed(line, pico, items, decimals));
  if (version.minimum) lines.push(...minimumLine(version.minimum, open, parts, input));
  const versions = new Set(parts.map((part) => part.version));
  for (const each of versions) {
    for (const tax of each.lines) {
      if (tax.kind !== 'percent') continue;
      const base = versions.size === 1 ? roundedBase(tax, lines) : versionBase(tax, open, each);
      addTax(lines, tax, base, decimals);
    }
  }
  lines.push(...creditLines(open, version, input));
  return lines.filter(({ amountMicro, items }) => amountMicro !== 0 || items.length > 0);
}

function closed(
  { id, label, group }: Pick<TariffLine, 'id' | 'label' | 'group'>,
  pico: bigint,
  items: BillItem[],
  decimals: number,
): BillLine {
  return { id, label, group, amountMicro: roundedMicro(pico, decimals), items };
}

function minimumLine(
  minimum: Minimum,
  open: readonly OpenLine[],
  parts: readonly CyclePart[],
  { cycle, through, decimals }: ClosingInput,
): BillLine[] {
  // The rest of an unfinished bill may still reach it.
  if (through < cycle.end) return [];
  const least = fixedAmount(minimum, parts, cycle, through).pico;
  const counted = open.filter(({ line }) => {
    const inGroups = minimum.groups?.includes(line.group) ?? (line.group !== 'tax' && line.group !== 'credit');
    return inGroups && line.countsToMinimum !== false;
  });
  const missing = least - counted.reduce((sum, { pico }) => sum + pico, 0n);
  if (missing <= 0n) return [];
  return [closed({ id: 'minimum', label: 'Minimum bill', group: 'fixed' }, missing, [], decimals)];
}

function roundedBase({ of }: PercentLine, lines: readonly BillLine[]): bigint {
  const taxed = lines.filter(({ id, group }) => of.includes(id) || of.includes(group));
  return taxed.reduce((sum, { amountMicro }) => sum + BigInt(amountMicro) * 1_000_000n, 0n);
}

function versionBase({ of }: PercentLine, open: readonly OpenLine[], version: TariffVersion): bigint {
  const taxed = open.filter(({ line }) => of.includes(line.id) || of.includes(line.group));
  return taxed.reduce((sum, { byVersion }) => sum + (byVersion.get(version) ?? 0n), 0n);
}

function addTax(lines: BillLine[], tax: PercentLine, base: bigint, decimals: number): void {
  const pico = (base * BigInt(toMicro(tax.percent))) / 100_000_000n;
  const existing = lines.find(({ id }) => id === tax.id);
  if (existing) existing.amountMicro += roundedMicro(pico, decimals);
  else lines.push(closed(tax, pico, [], decimals));
}

function creditLines(
  open: readonly OpenLine[],
  version: TariffVersion,
  { cycle, decimals, carried, next }: ClosingInput,
): BillLine[] {
  const rule = version.export;
  if (!rule) return [];
  const lines: BillLine[] = [];
  const credit = { group: 'credit' as const, id: 'credit', label: 'Credit carried over' };
  if (rule.bank === 'money') {
    const own = open.reduce((sum, { pico }) => (pico < 0n ? sum - picoToMicro(pico) : sum), 0);
    const payable = open.reduce((sum, { line, pico }) => {
      return pico > 0n && PAID_BY_CREDIT.includes(line.group) && !line.nonBypassable ? sum + picoToMicro(pico) : sum;
    }, 0);
    const available = own + carried.creditMicro;
    const used = Math.min(payable, available);
    next.creditMicro = available - used;
    lines.push(closed(credit, BigInt(own - used) * 1_000_000n, [], decimals));
  }
  if (rule.trueUp && Number(dayText(dayNumber(cycle.end) - 1).slice(5, 7)) === rule.trueUp.month) {
    const left = Object.values(next.bank).reduce((sum, energy) => sum + energy, 0) + next.creditMicro;
    const priceMicro = toMicro(rule.trueUp.price);
    const pico = productPico(-left, priceMicro);
    const unit = rule.bank === 'money' ? null : version.billUnit;
    const item = { band: null, tier: null, quantity: fromMicro(left), unit, priceMicro: -priceMicro };
    const items = left === 0 ? [] : [{ ...item, amountMicro: picoToMicro(pico) }];
    lines.push(closed({ id: 'true-up', label: 'Yearly true-up', group: 'credit' }, pico, items, decimals));
    next.bank = {};
    next.creditMicro = 0;
  }
  return lines;
}
