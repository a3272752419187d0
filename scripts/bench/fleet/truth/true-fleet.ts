import { type GridSample, lastHeardMinute, latestSample, sampleTimeMs } from '@/sandbox/data/grid';
import { lastReading, readingValues } from '@/sandbox/data/readings';
import {
  type DeviceStateChange,
  gatewayState,
  gatewayStateChanges,
  meterState,
  meterStateChanges,
} from '@/sandbox/data/states';
import { lastReadingMs } from '@/sandbox/data/truth';
import type { GatewayDef, MeterDef, PremiseDef } from '@/sandbox/data/types';
import type { World } from '@/sandbox/data/world';

/**
 * A fleet as the sandbox knows it, for checking what the dashboard says about it. Shares no code with the dashboard.
 * Times are UTC minutes, except those whose names end with Ms.
 */
export interface TrueFleet {
  world: World;
  premises: PremiseDef[];
  gateways: TrueGateway[];
  meters: TrueMeter[];
  /** When the dashboard read the fleet; the last one is now. */
  readAt: readonly number[];
  now: number;
}

export interface TrueDevice {
  id: string;
  premise: PremiseDef;
  /** When it, or else its premise, was created. */
  created: number;
  state: string;
  /** Changes of the last seven days, oldest first. */
  recent: DeviceStateChange[];
  /** Changes since seven days before the fleet was first read, oldest first. */
  changes: DeviceStateChange[];
  heardMs: number | null;
}

export interface TrueGateway extends TrueDevice {
  def: GatewayDef;
  sample: GridSample | null;
}

export interface TrueMeter extends TrueDevice {
  def: MeterDef;
  /** Register per day since its creation, of water meters of at least 90 days. */
  perDay: number | null;
}

/** Returns everything about a fleet that was read at some minutes, oldest first. */
export function trueFleet(world: World, readAt: readonly number[]): TrueFleet {
  const { seed } = world;
  const now = readAt.at(-1) ?? 0;
  const joined = (changesAt: (minute: number) => DeviceStateChange[]) => {
    const byMinute = new Map(readAt.flatMap((minute) => changesAt(minute).map((change) => [change.at, change])));
    return [...byMinute.values()].sort((a, b) => a.at - b.at);
  };
  const premises = Array.from({ length: world.fleetSize }, (_, index) => world.fleetPremise(index));
  const gateways = premises.flatMap((premise) =>
    premise.gateways.map((def): TrueGateway => {
      const heard = lastHeardMinute(seed, def, now);
      return {
        ...{ id: def.id, premise, created: premise.created, def, state: gatewayState(seed, def, now) },
        recent: gatewayStateChanges(seed, def, now),
        changes: joined((minute) => gatewayStateChanges(seed, def, minute)),
        heardMs: heard === null ? null : sampleTimeMs(def, heard),
        sample: latestSample(seed, def, now),
      };
    }),
  );
  const meters = premises.flatMap((premise) =>
    premise.meters.map((def): TrueMeter => {
      const days = (now - def.created) / 1440;
      const isOldWater = def.type.startsWith('water_') && days >= 90;
      const reading = isOldWater ? lastReading(seed, def, now) : null;
      return {
        ...{ id: def.id, premise, created: def.created, def, state: meterState(seed, def, now) },
        recent: meterStateChanges(seed, def, now),
        changes: joined((minute) => meterStateChanges(seed, def, minute)),
        heardMs: lastReadingMs(world, def, now),
        perDay: reading && readingValues(reading).value / days,
      };
    }),
  );
  return { world, premises, gateways, meters, readAt, now };
}

/** Returns what a state means. A `retired` meter is none of these. */
export function meaningOf(state: string): 'ok' | 'degraded' | 'down' | 'other' {
  if (state === 'active' || state === 'connected') return 'ok';
  if (state === 'down' || state === 'disconnected') return 'down';
  return state === 'degraded' ? 'degraded' : 'other';
}

export const isDown = ({ state }: { state: string }) => meaningOf(state) === 'down';
export const isFailing = (device: { state: string }) => isDown(device) || meaningOf(device.state) === 'degraded';

/** Returns the state at a minute, from the changes. */
export function stateAt({ changes, state }: TrueDevice, minute: number): string {
  const before = changes.findLast(({ at }) => at <= minute);
  if (before) return before.to;
  return changes[0]?.from ?? state;
}

/** Groups items by a key. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item) ?? '';
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
