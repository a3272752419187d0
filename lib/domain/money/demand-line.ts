import { type BillCycle, type CyclePart, partsByVersion, periodsIn } from './cycle-parts';
import { fillTiers } from './fill-tiers';
import { type Flow, intervalsWithin } from './flow';
import { fromMicro, picoToMicro, productPico, sharePico, toMicro } from './micro-amounts';
import { bandSegments, type Segments } from './price-segments';
import type { DemandLine, Tariff } from './tariff';
import type { LineAmount } from './usage-line';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** True for prices with a charge for the demand of less than an hour. */
export function hasShortDemand({ versions }: Pick<Tariff, 'versions'>): boolean {
  return versions.some(({ lines }) => lines.some((line) => line.kind === 'demand' && line.windowMinutes < 60));
}

/** The highest demand of a cycle, in millionths of a kW; null without readings. */
export interface Peak {
  micro: number | null;
  /** Readings are coarser than the window, so the real peak may be higher. */
  understated: boolean;
}

/** Yields what was taken in the intervals of a span: in quarters of each hour that has them, where windows are shorter. */
function* finestTaken(
  { edges, imported, quarters }: Flow,
  span: { start: number; end: number },
  windowMs: number,
): Generator<{ start: number; length: number; taken: number }> {
  const [first, end] = intervalsWithin({ edges }, span.start, span.end);
  for (let index = first; index < end; index += 1) {
    const [start = 0, stop = 0] = [edges[index], edges[index + 1]];
    const taken = imported[index] ?? Number.NaN;
    const fine = quarters && stop - start > windowMs && !Number.isNaN(taken) ? quartersOf(quarters, start, stop) : null;
    if (fine) yield* fine;
    else yield { start, length: stop - start, taken };
  }
}

/** Returns the quarters of an hour; null where one is missing. */
function quartersOf({ edges, imported }: NonNullable<Flow['quarters']>, start: number, stop: number) {
  const [first, end] = intervalsWithin({ edges }, start, stop);
  const found = Array.from(imported.subarray(first, end), (taken, index) => {
    const from = edges[first + index] ?? 0;
    return { start: from, length: (edges[first + index + 1] ?? 0) - from, taken };
  });
  return found[0]?.start === start && !found.some(({ taken }) => Number.isNaN(taken)) ? found : null;
}

/** Returns the highest mean power of a window of the clock within the line's hours. */
export function peakOf(line: DemandLine, part: CyclePart, flow: Flow, zone: string): Peak {
  const segments = bandSegments(part.version, [line], part, zone);
  const windowMs = line.windowMinutes * MINUTE_MS;
  let [peak, understated] = [Number.NEGATIVE_INFINITY, false];
  let [window, sum, lengthMs] = [-1, 0, 0];
  for (const { start, length, taken } of finestTaken(flow, part.span, windowMs)) {
    if (length > windowMs) understated = true;
    if (Number.isNaN(taken) || !applies(segments, start)) continue;
    const ofWindow = Math.floor((start - part.span.start) / windowMs);
    if (ofWindow !== window) [window, sum, lengthMs] = [ofWindow, 0, 0];
    sum += taken;
    lengthMs += length;
    if (lengthMs >= windowMs) peak = Math.max(peak, (sum * HOUR_MS) / lengthMs);
  }
  return { micro: Number.isFinite(peak) ? toMicro(peak) : null, understated };
}

function applies({ starts, ends }: Segments, at: number): boolean {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return (starts[low] ?? Number.POSITIVE_INFINITY) <= at;
}

/** Returns the demand that is billed: the peak, or the ratchet's share of the highest earlier one. */
export function billedDemand(peak: number, { ratchet }: DemandLine, earlier: readonly number[]): number {
  if (!ratchet) return peak;
  const highest = Math.max(0, ...earlier.slice(0, ratchet.months));
  return Math.max(peak, Math.round((highest * ratchet.percent) / 100));
}

/** Returns what a demand line costs, and the peak of the cycle. */
export function demandAmount(
  line: DemandLine,
  parts: readonly CyclePart[],
  { cycle, flow, zone }: { cycle: BillCycle; flow: Flow; zone: string },
  earlier: readonly number[],
): LineAmount & { peak: Peak } {
  const amount: LineAmount = { pico: 0n, items: [] };
  const peak: Peak = { micro: null, understated: false };
  for (const part of line.season === undefined ? partsByVersion(parts) : parts) {
    const found = peakOf(line, part, flow, zone);
    peak.understated ||= found.understated;
    if (found.micro === null) continue;
    peak.micro = Math.max(peak.micro ?? 0, found.micro);
    const share = periodsIn(part, cycle, 'cycle', part.version.monthRule);
    for (const { tier, quantity, price } of fillTiers(billedDemand(found.micro, line, earlier), line.tiers, 1)) {
      const pico = share === 1 ? productPico(quantity, price) : sharePico(fromMicro(quantity) * price, share);
      amount.pico += pico;
      amount.items.push({
        band: null,
        tier: line.tiers.length > 1 ? tier : null,
        quantity: fromMicro(quantity),
        unit: 'kW',
        priceMicro: price,
        amountMicro: picoToMicro(pico),
      });
    }
  }
  return { ...amount, peak };
}
