import type { Bill } from './bill';
import { billUnitFactor } from './bill-units';
import { cycleParts, periodsIn } from './cycle-parts';
import { laterDay } from './day-number';
import { fillTiers } from './fill-tiers';
import { toMicro } from './micro-amounts';
import { bandSegments, listSegments } from './price-segments';
import { type PriceListLine, type Tariff, type UsageLine, versionOn } from './tariff';

/** What one more of the meter's unit costs at an instant, with taxes; and the name of the band it is in. */
export interface MarginalPrice {
  micro: number;
  band: string | null;
}

/**
 * Returns the price of the next unit at an instant (milliseconds) on a local day, by what the bill has used so far; null
 * where a line has no price. Minimum bills and demand are left out: they depend on the rest of the bill.
 */
export function marginalPrice(
  tariff: Tariff,
  bill: Bill,
  { at, day, zone, heatFactor }: { at: number; day: string; zone: string; heatFactor?: number },
): MarginalPrice | null {
  const version = versionOn(tariff, day);
  if (!version) return null;
  const byId = new Map<string, { group: string; micro: number }>();
  let name: string | null = null;
  for (const line of version.lines) {
    if (line.kind === 'percent') {
      const taxed = [...byId].filter(([id, { group }]) => line.of.includes(id) || line.of.includes(group));
      const base = taxed.reduce((sum, [, { micro }]) => sum + micro, 0);
      byId.set(line.id, { group: line.group, micro: (base * line.percent) / 100 });
    }
    if ((line.kind !== 'usage' && line.kind !== 'prices') || line.direction === 'export') continue;
    const found = line.kind === 'prices' ? listPrice(line, at) : bandPrice(line, tariff, bill, { at, day, zone });
    if (!found) return null;
    byId.set(line.id, { group: line.group, micro: found.micro });
    name ??= found.band;
  }
  const factor = billUnitFactor(tariff.commodity, version.billUnit, heatFactor);
  const sum = [...byId.values()].reduce((total, { micro }) => total + micro, 0);
  return byId.size === 0 ? null : { micro: Math.round(sum * factor), band: name };
}

function listPrice(line: PriceListLine, at: number): MarginalPrice | null {
  const { bands } = listSegments(line, { start: at, end: at + 1 });
  const price = line.prices[bands[0] ?? -1]?.price;
  if (price === undefined) return null;
  return { micro: toMicro(price * (line.multiplier ?? 1) + (line.adder ?? 0)), band: null };
}

function bandPrice(
  line: UsageLine,
  tariff: Tariff,
  { cycle, lines }: Bill,
  { at, day, zone }: { at: number; day: string; zone: string },
): MarginalPrice | null {
  const part = cycleParts(tariff, cycle, zone).find(({ start, end }) => start <= day && day < end);
  if (!part) return null;
  const segments = bandSegments(part.version, line.bands, { start: day, end: laterDay(day, 1) }, zone);
  const index = segments.starts.findIndex((start, position) => start <= at && at < (segments.ends[position] ?? 0));
  const band = line.bands[segments.bands[index] ?? -1];
  if (!band) return null;
  const items = lines.find(({ id }) => id === line.id)?.items ?? [];
  const own = line.tiersFor === 'band' ? items.filter((item) => item.band === (band.label ?? null)) : items;
  const used = toMicro(own.reduce((sum, { quantity }) => sum + quantity, 0));
  const periods = periodsIn(cycle, cycle, line.tiersPer ?? 'cycle', part.version.monthRule);
  const filled = fillTiers(Math.max(0, used) + 1, band.tiers, periods);
  return { micro: filled.at(-1)?.price ?? 0, band: band.label ?? null };
}
