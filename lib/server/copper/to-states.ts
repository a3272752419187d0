import { type DeviceStates, joinChanges, type StateChange } from '@/lib/domain/device-states';
import { forEachInSlices, mapInSlices, type Slices } from '@/lib/domain/slices';
import { dedupeById } from './dedupe-by-id';
import type { WireGateway, WireHistory, WireMeter } from './wire-devices';
import type { WireGatewayHistory } from './wire-readings';

/** Returns the reported state changes of a meter, oldest first; null when they are unknown. */
export function changesOf({ seven_day_history }: Pick<WireMeter, 'seven_day_history'>): StateChange[] | null {
  return toChanges(seven_day_history);
}

function toChanges(history: WireHistory): StateChange[] | null {
  const changes = history?.flatMap(({ timestamp, from }) => (timestamp === null ? [] : [{ at: timestamp, from }]));
  // Without the time of one change, the states between the others are unknown too.
  return changes && changes.length === history?.length ? joinChanges(changes) : null;
}

/** Returns the state changes of a gateway; null when they are unknown. */
export type GatewayChanges = (gatewayId: string) => StateChange[] | null;

/**
 * Returns the state changes in pages of gateway histories. A gateway that is in none of them did not change, if all pages
 * were read (`complete`), and else is unknown. Pages may overlap, so a gateway may come twice.
 */
export function* gatewayChanges(rows: readonly WireGatewayHistory[], complete: boolean): Slices<GatewayChanges> {
  const byId = new Map<string, StateChange[] | null>();
  yield* forEachInSlices(rows, ({ id, history }) => {
    const changes = toChanges(history);
    const known = byId.get(id);
    byId.set(id, known && changes ? joinChanges(known, changes) : known === null ? null : changes);
  });
  return (id) => byId.get(id) ?? (complete && !byId.has(id) ? [] : null);
}

/** Returns meters with their states, each id once, with its last row. */
export function* toMeterStates(rows: readonly WireMeter[]): Slices<DeviceStates[]> {
  return yield* mapInSlices(
    yield* dedupeById(rows),
    (meter): DeviceStates => ({
      device: 'meter',
      id: meter.id,
      type: meter.type ?? 'unknown',
      premiseId: meter.premise_id,
      createdAt: meter.created_at,
      state: meter.state,
      changes: changesOf(meter),
    }),
  );
}

/** Returns gateways with their states, each id once, with its last row. */
export function* toGatewayStates(
  rows: readonly WireGateway[],
  gatewayChangesOf: GatewayChanges,
): Slices<DeviceStates[]> {
  return yield* mapInSlices(
    yield* dedupeById(rows),
    (gateway): DeviceStates => ({
      device: 'gateway',
      id: gateway.id,
      type: null,
      premiseId: gateway.premise_id,
      createdAt: null,
      state: gateway.state,
      changes: gatewayChangesOf(gateway.id),
    }),
  );
}
