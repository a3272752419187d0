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
  /** Meters in the home of campus@example.com; 0: it has none. */
  campusMeters?: number;
  /** UTC instant (ms) that recent events are relative to; see `anchorOf`. */
  anchorMs?: number;
}

/** Position of a device in a list of the whole fleet. */
interface ListPosition {
  index: number;
  slot: number;
}

/**
 * All premises, meters and gateways, built on demand; nobody may change them. The same seed and anchor give the same
 * world at any time and in any process.
 */
export interface World {
  readonly seed: number;
  readonly enterpriseId: string;
  readonly fleetSize: number;
  /** Returns the premises of an account, by the subject in its token. */
  premisesOf(sub: string): PremiseDef[];
  /** Returns the owner's subject, or null for a premise of the fleet. */
  ownerOf(premise: PremiseDef): string | null;
  /** Returns a premise by its index in the fleet, 0 to fleetSize - 1. */
  fleetPremise(index: number): PremiseDef;
  /** Find by id, in the fleet and among the homes; null for an unknown id. */
  premise(id: string): PremiseDef | null;
  meter(id: string): MeterDef | null;
  gateway(id: string): GatewayDef | null;
  /** True when the premise belongs to the enterprise. */
  inFleet(premise: PremiseDef): boolean;
  readonly meterTotal: number;
  readonly gatewayTotal: number;
  /** Return a page of the fleet's meters or gateways. */
  meters(offset: number, limit: number): MeterDef[];
  gateways(offset: number, limit: number): GatewayDef[];
}

/** Returns the Monday (00:00 UTC) before an instant, so that all sandboxes of a week have the same world. */
export function anchorOf(ms: number): number {
  const day = Math.floor(ms / MINUTE_MS / DAY_MINUTES);
  return (day - ((day - 4) % 7)) * DAY_MINUTES * MINUTE_MS;
}

/** Premises of the fleet that were built last. A fleet of tens of thousands is not kept whole. */
const MAX_KEPT_PREMISES = 4096;
const DEFAULT_ANCHOR = Date.UTC(2026, 0, 5);
export const SANDBOX_ENTERPRISE_ID = 'sandbox-utility';

/** Returns the position of each premise's first device in the list of all devices. */
function startsOf(size: number, count: (index: number) => number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (let index = 0; index < size; index += 1) starts[index + 1] = (starts[index] ?? 0) + count(index);
  return starts;
}

function positionAt(starts: Uint32Array, position: number): ListPosition {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return { index: low, slot: position - (starts[low] ?? 0) };
}

export function createWorld({
  seed,
  premises: fleetSize,
  campusMeters = 0,
  anchorMs = DEFAULT_ANCHOR,
}: WorldOptions): World {
  const anchor = Math.floor(anchorMs / MINUTE_MS);
  const homes = buildHomes(seed, anchor, campusMeters);
  const built = new Map<number, PremiseDef>();
  function fleetPremise(index: number): PremiseDef {
    const known = built.get(index);
    if (known) return known;
    const premise = buildFleetPremise(seed, anchor, index);
    if (built.size >= MAX_KEPT_PREMISES) built.delete(built.keys().next().value ?? 0);
    built.set(index, premise);
    return premise;
  }
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
  const premiseAt = (parts: IdParts | null): PremiseDef | null => {
    if (!parts) return null;
    if (parts.group === 'home') return homes[parts.index]?.premise ?? null;
    return parts.index < fleetSize ? fleetPremise(parts.index) : null;
  };
  function page<T>(starts: Uint32Array, offset: number, limit: number, devices: (premise: PremiseDef) => T[]): T[] {
    const total = starts[fleetSize] ?? 0;
    const found: T[] = [];
    if (offset >= total || limit <= 0) return found;
    const first = positionAt(starts, offset);
    for (let index = first.index; index < fleetSize && found.length < limit; index += 1) {
      if (starts[index] === starts[index + 1]) continue;
      found.push(...devices(fleetPremise(index)).slice(index === first.index ? first.slot : 0));
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
    premise: (id) => premiseAt(parsePremiseId(id)),
    meter(id) {
      const parts = parseMeterId(id);
      const meter = premiseAt(parts)?.meters[parts?.slot ?? -1];
      return meter?.id === id ? meter : null;
    },
    gateway(id) {
      const parts = parseGatewayId(id);
      return premiseAt(parts)?.gateways[parts?.slot ?? -1] ?? null;
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
