import { type DeviceStates, joinChanges, type StateChange } from '@/lib/domain/device-states';
import { mapInSlices, type Slices } from '@/lib/domain/slices';
import { dedupeById } from './dedupe-by-id';
import type { WireGateway, WireMeter } from './wire-devices';

/** Returns the reported state changes of a device, oldest first, without those that have no time. */
export function changesOf({ seven_day_history }: Pick<WireMeter, 'seven_day_history'>): StateChange[] {
  return joinChanges(
    seven_day_history.flatMap(({ timestamp, from }) => (timestamp === null ? [] : [{ at: timestamp, from }])),
  );
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
export function* toGatewayStates(rows: readonly WireGateway[]): Slices<DeviceStates[]> {
  return yield* mapInSlices(
    yield* dedupeById(rows),
    (gateway): DeviceStates => ({
      device: 'gateway',
      id: gateway.id,
      type: null,
      premiseId: gateway.premise_id,
      createdAt: null,
      state: gateway.state,
      changes: changesOf(gateway),
    }),
  );
}
