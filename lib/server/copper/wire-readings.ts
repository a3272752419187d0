import { z } from 'zod';
import { wireHistory } from './wire-devices';
import { wireId, wireInstant, wireNumber, wireOptionalInstant, wireRows, wireText } from './wire-values';

/** Current and register readings as the cloud sends them. */

export const wireInstantAnswer = z.looseObject({
  results: wireRows(
    z.looseObject({ id: wireId, type: wireText, instant_power: wireNumber, updated_at: wireOptionalInstant }),
  ),
});

const next = z.string().min(1).nullish();

export const wireBulk = z.looseObject({
  results: wireRows(
    z.looseObject({ meter_id: wireId, meter_type: wireText, timestamp: wireOptionalInstant, value: wireNumber }),
  ),
  next,
});

const gridRow = z.looseObject({
  hw_timestamp: wireInstant,
  premise_id: wireText,
  gateway_id: wireText,
  voltage: wireNumber,
  frequency: wireNumber,
});
export const wireGridRows = wireRows(gridRow);
export const wireGridLatest = z.looseObject({ results: wireGridRows, next });

export const wireRegister = z.looseObject({
  meter_id: wireText,
  meter_type: wireText,
  results: wireRows(z.looseObject({ time: wireInstant, actual: wireNumber, value: wireNumber })),
});

export const wireAggregate = z.looseObject({ meter_count: wireNumber, sum_energy: wireNumber });

/** A gateway's state changes, as `gateway/history` lists them. */
export const wireGatewayHistory = z.looseObject({ id: wireId, history: wireHistory });
export type WireGatewayHistory = z.output<typeof wireGatewayHistory>;
