import type { z } from 'zod';
import { type DeviceStates, joinChanges, type StateChange } from '@/lib/domain/device-states';
import { mapInSlices, type Slices } from '@/lib/domain/slices';
import { dedupeById } from './dedupe-by-id';
import type { WireGateway, WireMeter, wireChange } from './wire-devices';

/** Changes of state, oldest first; one without an instant tells nothing. */
export function toChanges(rows: readonly z.output<typeof wireChange>[]): StateChange[] {
  return joinChanges(rows.flatMap(({ timestamp, from }) => (timestamp === null ? [] : [{ at: timestamp, from }])));
}

/** Meters with their states. A row that comes twice counts as it came last. */
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
      changes: toChanges(meter.seven_day_history),
    }),
  );
}

/** Gateways with their states. */
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
      changes: toChanges(gateway.seven_day_history),
    }),
  );
}
