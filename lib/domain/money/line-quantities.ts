import { type BandQuantities, bandQuantities } from './band-quantities';
import { type CyclePart, partsByVersion } from './cycle-parts';
import type { Flow } from './flow';
import { toMicro } from './micro-amounts';
import { bandSegments, listSegments } from './price-segments';
import type { PriceListLine, Tier, UsageLine } from './tariff';

/** What a part of a cycle used of each price of a line, in millionths of the meter's unit. */
export interface LinePart {
  part: CyclePart;
  prices: { label: string | null; tiers: readonly Tier[] }[];
  quantities: number[];
  expectedMs: number;
  knownMs: number;
}

/** Returns the quantities of a line by part of the cycle: by season only where its prices or allowances have seasons. */
export function lineQuantities(
  line: UsageLine | PriceListLine,
  parts: readonly CyclePart[],
  flow: Flow,
  zone: string,
): LinePart[] {
  if (line.kind === 'prices') {
    return partsByVersion(parts).map((part) => {
      const found = bandQuantities(flow, listSegments(line, part.span), line.prices.length, part.span);
      return { ...linePart(line, part, found), prices: line.prices.map((price) => listPrice(line, price.price)) };
    });
  }
  const hasSeasons = line.bands.some(({ season }) => season !== undefined);
  return (hasSeasons ? parts : partsByVersion(parts)).map((part) => {
    const segments = bandSegments(part.version, line.bands, part, zone);
    const found = bandQuantities(flow, segments, line.bands.length, part.span);
    const prices = line.bands.map(({ label = null, tiers }) => ({ label, tiers }));
    return { ...linePart(line, part, found), prices };
  });
}

function linePart({ direction }: UsageLine | PriceListLine, part: CyclePart, found: BandQuantities) {
  const { imported, exported, expectedMs, knownMs } = found;
  const net = () => imported.map((taken, index) => taken - (exported[index] ?? 0));
  return {
    part,
    quantities: direction === 'import' ? imported : direction === 'export' ? exported : net(),
    expectedMs,
    knownMs,
  };
}

function listPrice({ multiplier = 1, adder = 0 }: PriceListLine, price: number) {
  // Rounded, so that 0.1 × 3 is written as 0.3.
  return { label: null, tiers: [{ price: toMicro(price * multiplier + adder) / 1e6 }] };
}
