import { hash, hashBetween } from './hash';
import type { PremiseGroup } from './ids';
import { meterId } from './ids';
import type { Load, LoadKind } from './load.types';
import type { MeterDef, PremiseDef, Silence } from './types';
import { dateOfDay, localDayNumber } from './zones';

const MICRO = 1_000_000;

/** Usage of a home. Loads that it does not have are absent. */
export interface HomeSize {
  houseKwhPerDay: number;
  evKwhPerYear?: number;
  solarKwhPerYear?: number;
  heatCcfPerYear?: number;
  hotCcfPerDay?: number;
  indoorGalPerDay?: number;
  irrigationGalPerYear?: number;
  leak?: { galPerMinute: number; since: number };
  steamLbPerDay?: number;
}

const SALT: Record<LoadKind, number> = {
  house: 1,
  ev: 2,
  solar: 3,
  heat: 4,
  hotgas: 5,
  indoor: 6,
  irrigation: 7,
  leak: 8,
  steam: 9,
};

/** Loads that each meter type counts. Meters of a home share its loads. */
const LOADS_BY_TYPE: Record<string, [LoadKind, 1 | -1][]> = {
  power: [
    ['house', 1],
    ['ev', 1],
  ],
  power_net: [
    ['house', 1],
    ['ev', 1],
    ['solar', -1],
  ],
  power_gen: [['solar', 1]],
  power_sub: [['ev', 1]],
  gas: [
    ['heat', 1],
    ['hotgas', 1],
  ],
  water: [
    ['indoor', 1],
    ['irrigation', 1],
    ['leak', 1],
  ],
  water_indoor: [
    ['indoor', 1],
    ['leak', 1],
  ],
  water_outdoor: [['irrigation', 1]],
  steam: [['steam', 1]],
};

const UNITS: Record<string, string> = { power: 'kwh', gas: 'ccf', water: 'gal', steam: 'lb' };

/** Returns millionths a year (of a leak: a minute), 0 for loads that the home does not have. */
function sizeOf(kind: LoadKind, size: HomeSize): number {
  const yearly: Record<LoadKind, number | undefined> = {
    house: size.houseKwhPerDay * 365,
    ev: size.evKwhPerYear,
    solar: size.solarKwhPerYear,
    heat: size.heatCcfPerYear,
    hotgas: (size.hotCcfPerDay ?? 0) * 365,
    indoor: (size.indoorGalPerDay ?? 0) * 365,
    irrigation: size.irrigationGalPerYear,
    leak: size.leak?.galPerMinute,
    steam: (size.steamLbPerDay ?? 0) * 365,
  };
  return Math.round((yearly[kind] ?? 0) * MICRO);
}

export interface MeterPlan {
  type: string;
  created?: number;
  ended?: number;
  silences?: Silence[];
  /** Wired wrong: it counts the loads of this other type. */
  countsAs?: string;
}

export function buildMeter(
  seed: number,
  group: PremiseGroup,
  index: number,
  slot: number,
  premise: PremiseDef,
  size: HomeSize,
  plan: MeterPlan,
): MeterDef {
  const { type } = plan;
  // Meters are installed within three weeks after the premise is created.
  const created = plan.created ?? premise.created + 37 + (hash(seed, premise.key, 61) % (21 * 1440));
  const since = dateOfDay(localDayNumber(premise.zone, created)).year;
  const loads: MeterDef['loads'] = [];
  for (const [kind, sign] of LOADS_BY_TYPE[plan.countsAs ?? type] ?? []) {
    const amount = sizeOf(kind, size);
    if (amount === 0) continue;
    const load: Load = {
      kind,
      key: hash(seed, premise.key, 64, SALT[kind]),
      home: hash(seed, premise.key, 65),
      zone: premise.zone,
      size: amount,
      since: kind === 'leak' ? (size.leak?.since ?? created) : since,
    };
    loads.push({ load, sign });
  }
  const key = premise.key * 16 + slot;
  return {
    id: meterId(group, index, slot, type),
    premise,
    type,
    uom: UNITS[type.split('_')[0] ?? ''] ?? 'kwh',
    created,
    ended: plan.ended ?? null,
    base: Math.floor(hashBetween(900, 60_000, seed, key, 62) * MICRO),
    loads,
    comparable: hashBetween(0.8, 1.25, seed, key, 63),
    silences: plan.silences ?? [],
    key,
  };
}
