import type { z } from 'zod';
import { type DeviceStates, joinChanges, type StateChange } from '@/lib/domain/device-states';
import { mapInSteps, type Steps } from '@/lib/domain/steps';
import { once } from './once';
import type { WireGateway, WireMeter, wireChange } from './wire-things';

/** Changes of state, oldest first; one without an instant tells nothing. */
export function toChanges(rows: readonly z.output<typeof wireChange>[]): StateChange[] {
  return joinChanges(rows.flatMap(({ timestamp, from }) => (timestamp === null ? [] : [{ at: timestamp, from }])));
}

/** Meters with their states. A row that comes twice counts as it came last. */
export function* toMeterStates(rows: readonly WireMeter[]): Steps<DeviceStates[]> {
  return yield* mapInSteps(
    yield* once(rows),
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
export function* toGatewayStates(rows: readonly WireGateway[]): Steps<DeviceStates[]> {
  return yield* mapInSteps(
    yield* once(rows),
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
