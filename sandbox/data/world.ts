import { buildFleetPremise, meterCount } from './fleet';
import { edgeCaseOf } from './fleet-edge-cases';
import { gatewayCount } from './fleet-gateways';
import { buildHomes } from './homes';
import type { IdParts } from './ids';
import { parseGatewayId, parseMeterId, parsePremiseId } from './ids';
import type { GatewayDef, MeterDef, PremiseDef } from './types';
import { DAY_MINUTES, MINUTE_MS } from './zones';

export interface WorldOptions {
  seed: number;
  /** Size of the enterprise's fleet. */
  premises: number;
  /** UTC instant (ms) that recent events are placed against; see `anchorOf`. */
  anchorMs?: number;
}

/** Position of a thing in a list of the whole fleet. */
interface ListPlace {
  index: number;
  slot: number;
}

/**
 * All that exists, made when it is asked for. Nothing in it depends on the present moment: the same seed and anchor
 * give the same world at any time and in any process.
 */
export interface World {
  readonly seed: number;
  readonly enterpriseId: string;
  readonly fleetSize: number;
  /** Premises of a person, by the subject in their token. */
  premisesOf(sub: string): PremiseDef[];
  /** The owner's subject, or null for a premise of the fleet or none at all. */
  ownerOf(premise: PremiseDef): string | null;
  /** By place in the fleet, 0 to fleetSize - 1. */
  fleetPremise(index: number): PremiseDef;
  /** Things anywhere in the world; null where there is none. */
  premise(id: string): PremiseDef | null;
  meter(id: string): MeterDef | null;
  gateway(id: string): GatewayDef | null;
  /** True when the premise belongs to the enterprise. */
  inFleet(premise: PremiseDef): boolean;
  readonly meterTotal: number;
  readonly gatewayTotal: number;
  /** A page of the fleet's meters or gateways in the order of the lists. */
  meters(offset: number, limit: number): MeterDef[];
  gateways(offset: number, limit: number): GatewayDef[];
}

/** The Monday (00:00 UTC) before an instant: a sandbox that starts twice in a week shows the same world. */
export function anchorOf(ms: number): number {
  const day = Math.floor(ms / MINUTE_MS / DAY_MINUTES);
  return (day - ((day - 4) % 7)) * DAY_MINUTES * MINUTE_MS;
}

const DEFAULT_ANCHOR = Date.UTC(2026, 0, 5);
export const SANDBOX_ENTERPRISE_ID = 'sandbox-utility';

/** Where each premise's things begin in a list of all of them: four bytes a premise, made on first use. */
function startsOf(size: number, count: (index: number) => number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (let index = 0; index < size; index += 1) starts[index + 1] = (starts[index] ?? 0) + count(index);
  return starts;
}

function placeAt(starts: Uint32Array, position: number): ListPlace {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return { index: low, slot: position - (starts[low] ?? 0) };
}

export function createWorld({ seed, premises: fleetSize, anchorMs = DEFAULT_ANCHOR }: WorldOptions): World {
  const anchor = Math.floor(anchorMs / MINUTE_MS);
  const homes = buildHomes(seed, anchor);
  const fleetPremise = (index: number) => buildFleetPremise(seed, anchor, index);
  let meterStarts: Uint32Array | null = null;
  let gatewayStarts: Uint32Array | null = null;
  const startsOfMeters = () => {
    meterStarts ??= startsOf(fleetSize, (index) => meterCount(seed, index));
    return meterStarts;
  };
  const startsOfGateways = () => {
    gatewayStarts ??= startsOf(fleetSize, (index) => gatewayCount(seed, index, edgeCaseOf(index, anchor)));
    return gatewayStarts;
  };
  const at = (place: IdParts | null): PremiseDef | null => {
    if (!place) return null;
    if (place.group === 'home') return homes[place.index]?.premise ?? null;
    return place.index < fleetSize ? fleetPremise(place.index) : null;
  };
  function page<T>(starts: Uint32Array, offset: number, limit: number, things: (premise: PremiseDef) => T[]): T[] {
    const total = starts[fleetSize] ?? 0;
    const found: T[] = [];
    if (offset >= total || limit <= 0) return found;
    const first = placeAt(starts, offset);
    for (let index = first.index; index < fleetSize && found.length < limit; index += 1) {
      if (starts[index] === starts[index + 1]) continue;
      found.push(...things(fleetPremise(index)).slice(index === first.index ? first.slot : 0));
    }
    return found.slice(0, limit);
  }
  return {
    seed,
    enterpriseId: SANDBOX_ENTERPRISE_ID,
    fleetSize,
    premisesOf: (sub) => homes.filter((home) => home.owner === sub).map((home) => home.premise),
    ownerOf: (premise) => homes.find((home) => home.premise === premise)?.owner ?? null,
    fleetPremise,
    premise: (id) => at(parsePremiseId(id)),
    meter(id) {
      const place = parseMeterId(id);
      const meter = at(place)?.meters[place?.slot ?? -1];
      return meter?.id === id ? meter : null;
    },
    gateway(id) {
      const place = parseGatewayId(id);
      return at(place)?.gateways[place?.slot ?? -1] ?? null;
    },
    inFleet: (premise) => parsePremiseId(premise.id)?.group === 'fleet',
    get meterTotal() {
      return startsOfMeters()[fleetSize] ?? 0;
    },
    get gatewayTotal() {
      return startsOfGateways()[fleetSize] ?? 0;
    },
    meters: (offset, limit) => page(startsOfMeters(), offset, limit, (premise) => premise.meters),
    gateways: (offset, limit) => page(startsOfGateways(), offset, limit, (premise) => premise.gateways),
  };
}
