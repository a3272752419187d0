import type { City } from './cities';
import { CITIES, EMAIL_NAMES, STREETS, SUITES, ZONE_MIX } from './cities';
import type { EdgeCase } from './fleet-edge-cases';
import { edgeCaseOf } from './fleet-edge-cases';
import { fleetGateways } from './fleet-gateways';
import { hash, hashBetween, hashFraction, hashPick } from './hash';
import { premiseId } from './ids';
import type { HomeSize, MeterPlan } from './meter-builder';
import { buildMeter } from './meter-builder';
import type { PremiseAddress, PremiseDef, PremiseUser, Silence } from './types';
import { DAY_MINUTES, MINUTE_MS } from './zones';

/** Twenty consecutive premises share a postal code, so that they are neighbors. The first forty are mixed. */
const STREET_PREMISES = 20;
const OPENED = Date.UTC(2023, 0, 9) / MINUTE_MS;

export const clusterOf = (index: number): number => Math.floor(index / STREET_PREMISES);

function cityOf(seed: number, at: number): City {
  const index = edgeCaseOf(at, 0).near ?? at;
  const mixed = index < 2 * STREET_PREMISES;
  const zone = mixed ? ZONE_MIX[index % ZONE_MIX.length] : hashPick(ZONE_MIX, seed, 71, clusterOf(index));
  const here = CITIES.filter((city) => city.zone === zone);
  const random = hash(seed, 72, mixed ? index : clusterOf(index));
  return here[random % here.length] ?? CITIES[0];
}

function addressOf(seed: number, index: number, edgeCase: EdgeCase): PremiseAddress {
  const city = cityOf(seed, index);
  const number = 100 + (hash(seed, 73, index) % 9800);
  const plain = `${number} ${hashPick(STREETS, seed, 74, index < 2 * STREET_PREMISES ? index : clusterOf(index))}`;
  const cluster = index < 2 * STREET_PREMISES ? (edgeCase.near ?? index) : clusterOf(index);
  return {
    street: edgeCase.street ?? plain,
    suite: hashFraction(seed, 75, index) < 0.25 ? hashPick(SUITES, seed, 76, index) : null,
    city: city.city,
    county: city.county,
    state: city.state,
    postalCode: hash(seed, 77, index) % 400 === 7 ? null : hashPick(city.postalCodes, seed, 78, cluster),
  };
}

function sizeOf(seed: number, index: number, zone: PremiseDef['zone'], anchor: number): HomeSize {
  const key = 0x8000 + index;
  const cold: Record<PremiseDef['zone'], number> = {
    'America/Denver': 430,
    'America/New_York': 460,
    'America/Phoenix': 70,
    'America/Los_Angeles': 110,
    'Asia/Kolkata': 0,
  };
  const leaking = hash(seed, key, 81) % 40 === 3;
  return {
    houseKwhPerDay: hashBetween(9, 27, seed, key, 82),
    evKwhPerYear: hashFraction(seed, key, 83) < 0.12 ? hashBetween(2000, 3800, seed, key, 84) : undefined,
    solarKwhPerYear: hashBetween(6000, 12_000, seed, key, 85),
    heatCcfPerYear: cold[zone] * hashBetween(0.6, 1.3, seed, key, 86),
    hotCcfPerDay: hashBetween(0.25, 0.6, seed, key, 87),
    indoorGalPerDay: hashBetween(70, 190, seed, key, 88),
    irrigationGalPerYear: hashBetween(6000, 30_000, seed, key, 89),
    steamLbPerDay: hashBetween(40, 120, seed, key, 90),
    leak: leaking
      ? { galPerMinute: hashBetween(0.01, 0.05, seed, key, 91), since: anchor - 45 * DAY_MINUTES }
      : undefined,
  };
}

/** Returns random meter types, in the proportions of a typical fleet. */
function ordinaryMeters(seed: number, index: number): string[] {
  const random = hashFraction(seed, 92, index);
  if (random < 0.56) return ['power', 'gas', 'water'];
  if (random < 0.7) return ['power', 'gas'];
  if (random < 0.82) return ['power', 'gas', 'water_indoor', 'water_outdoor'];
  if (random < 0.9) return ['power_net', 'power_gen', 'gas'];
  if (random < 0.95) return ['power_net', 'power_gen', 'power_sub'];
  if (random < 0.98) return ['power'];
  return [];
}

/** Returns the number of meters of a premise, without building it. */
export function meterCount(seed: number, index: number): number {
  return (edgeCaseOf(index, 0).meters ?? ordinaryMeters(seed, index)).length;
}

const FLAKY: Silence = { kind: 'recurring', salt: 5, blockMinutes: DAY_MINUTES, minMinutes: 20, maxMinutes: 300 };
const SILENT: Silence = {
  kind: 'recurring',
  salt: 6,
  blockMinutes: 15 * DAY_MINUTES,
  minMinutes: 3200,
  maxMinutes: 5000,
};

function silencesOf(seed: number, index: number, slot: number, anchor: number): Silence[] {
  if (index < 12) return [];
  const random = hash(seed, 93, index, slot) % 200;
  if (random < 4) return [FLAKY];
  if (random < 6) return [SILENT];
  if (random < 8) return [{ kind: 'since', from: anchor - 60 - (hash(seed, 94, index, slot) % (40 * DAY_MINUTES)) }];
  return [];
}

function usersOf(seed: number, index: number): PremiseUser[] {
  const random = hash(seed, 95, index) % 20;
  const count = random === 0 ? 0 : random < 4 ? 2 : 1;
  return Array.from({ length: count }, (_, userIndex) => {
    const visibility = hash(seed, 96, index, userIndex) % 50;
    return {
      email: `${hashPick(EMAIL_NAMES, seed, 97, index, userIndex)}.${index}@example.net`,
      hiddenForRequests: visibility === 0 ? Number.POSITIVE_INFINITY : visibility < 8 ? 1 + (visibility % 2) : 0,
    };
  });
}

function tagsOf(seed: number, index: number): string[] {
  const tags = ['pilot-2024', 'has_mobile_app', 'ev-program', 'demand-response', 'a "quoted", tag'];
  const odds = [0.2, 0.6, 0.12, 0.25, 0.01];
  return tags.filter((_, tagIndex) => hashFraction(seed, 98, index, tagIndex) < (odds[tagIndex] ?? 0));
}

/** Builds the premise at an index from the seed. The fleet itself is not stored. */
export function buildFleetPremise(seed: number, anchor: number, index: number): PremiseDef {
  const edgeCase = edgeCaseOf(index, anchor);
  const premise: PremiseDef = {
    id: premiseId('fleet', index),
    key: 0x8000 + index,
    name: hash(seed, 99, index) % 9 === 0 ? null : `Home ${index + 1}`,
    zone: cityOf(seed, index).zone,
    created: edgeCase.created ?? OPENED + (hash(seed, 100, index) % (700 * DAY_MINUTES)),
    address: addressOf(seed, index, edgeCase),
    tags: tagsOf(seed, index),
    users: usersOf(seed, index),
    meters: [],
    gateways: [],
  };
  const size = sizeOf(seed, index, premise.zone, anchor);
  const types = edgeCase.meters ?? ordinaryMeters(seed, index);
  premise.gateways = fleetGateways(seed, anchor, index, premise, edgeCase);
  premise.meters = types.map((type, slot) => {
    const plan: MeterPlan = { type, silences: silencesOf(seed, index, slot, anchor), ...edgeCase.plans?.[slot] };
    return buildMeter(seed, 'fleet', index, slot, premise, size, plan);
  });
  return premise;
}
