import { z } from 'zod';
import { wireId, wireNumber, wireOptionalInstant, wireOptionalRows, wireRows, wireText } from './wire-values';

/** Premises, meters and gateways as both sides of the API send them. */

/** A state change. `from` is the state before it. */
const wireChange = z.looseObject({ timestamp: wireOptionalInstant, from: wireText });

/**
 * The state changes of a device: null when the answer has none of its own. The cloud sends `null` for a device that did
 * not change; that is an empty list here.
 */
export const wireHistory = z
  .array(wireChange)
  .nullish()
  .transform((changes) => (changes === undefined ? null : (changes ?? [])));
export type WireHistory = z.output<typeof wireHistory>;

const wireAddress = z.looseObject({
  timezone: wireText,
  street_address: wireText,
  suite_apartment_unit: wireText,
  city_town: wireText,
  county_district: wireText,
  state_region: wireText,
  postal_code: wireText,
});
export type WireAddress = z.output<typeof wireAddress>;

export const wireMeter = z.looseObject({
  id: wireId,
  type: wireText,
  premise_id: wireText,
  state: wireText,
  created_at: wireOptionalInstant,
  uom: wireText,
  last_reading: z
    .looseObject({ value: wireNumber, hw_timestamp: wireOptionalInstant })
    .nullish()
    .transform((value) => value ?? null),
  seven_day_history: wireHistory,
});
export type WireMeter = z.output<typeof wireMeter>;

export const wireGateway = z.looseObject({
  id: wireId,
  premise_id: wireText,
  state: wireText,
  model: wireText,
  firmware_version: wireText,
  last_heard: wireOptionalInstant,
});
export type WireGateway = z.output<typeof wireGateway>;

export const wirePremise = wireAddress.extend({
  id: wireId,
  name: wireText,
  created_at: wireOptionalInstant,
  tags: wireOptionalRows(z.unknown()),
  user_list: wireOptionalRows(z.looseObject({ email: wireText })),
});
export type WirePremise = z.output<typeof wirePremise>;

const wireStatePremise = wirePremise.extend({
  meter_list: wireOptionalRows(wireMeter),
  gateway_list: wireOptionalRows(wireGateway),
});

/** The answer of `/app/state`: premises with their devices. */
export const wireAppState = z.looseObject({ premise_list: wireRows(wireStatePremise) });
