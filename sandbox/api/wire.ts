import { lastHeardMinute, sampleTimeMs } from '../data/grid';
import { lastReading, readingValues } from '../data/readings';
import type { DeviceStateChange } from '../data/states';
import { gatewayFirmware, gatewayState, meterState, meterStateChanges } from '../data/states';
import type { GatewayDef, MeterDef, PremiseDef } from '../data/types';
import { MINUTE_MS } from '../data/zones';

/** Premises and devices in the cloud's JSON format. */

export function isoOfMinute(minute: number): string {
  return new Date(minute * MINUTE_MS).toISOString();
}

export function addressFields(premise: PremiseDef): Record<string, unknown> {
  const { address, zone } = premise;
  return {
    timezone: zone,
    street_address: address.street,
    suite_apartment_unit: address.suite,
    city_town: address.city,
    county_district: address.county,
    state_region: address.state,
    postal_code: address.postalCode,
  };
}

/** State changes of the last week, newest first; null when nothing changed. */
function historyRows(changes: DeviceStateChange[]): Record<string, unknown>[] | null {
  if (changes.length === 0) return null;
  return changes.map(({ at, from, to }) => ({ timestamp: isoOfMinute(at), from, to })).reverse();
}

/** A row of the partner's meter list. */
export function partnerMeterRow(
  seed: number,
  meter: MeterDef,
  now: number,
  withHistory: boolean,
): Record<string, unknown> {
  const reading = lastReading(seed, meter, now);
  return {
    id: meter.id,
    type: meter.type,
    premise_id: meter.premise.id,
    state: meterState(seed, meter, now),
    created_at: isoOfMinute(meter.created),
    premise_created_at: isoOfMinute(meter.premise.created),
    uom: meter.uom,
    last_reading: reading && {
      value: readingValues(reading).value,
      hw_timestamp: new Date(reading.atMs).toISOString(),
    },
    ...(withHistory ? { seven_day_history: historyRows(meterStateChanges(seed, meter, now)) } : {}),
  };
}

/** A row of the partner's gateway list, which has no history. */
export function partnerGatewayRow(seed: number, gateway: GatewayDef, now: number): Record<string, unknown> {
  const heardMinute = lastHeardMinute(seed, gateway, now);
  return {
    id: gateway.id,
    premise_id: gateway.premise.id,
    state: gatewayState(seed, gateway, now),
    model: gateway.model,
    last_heard: heardMinute === null ? null : new Date(sampleTimeMs(gateway, heardMinute)).toISOString(),
    firmware_version: gatewayFirmware(gateway, now),
  };
}

/** A premise in `/app/state`. */
export function appStatePremise(seed: number, premise: PremiseDef, now: number): Record<string, unknown> {
  return {
    id: premise.id,
    name: premise.name,
    created_at: isoOfMinute(premise.created),
    ...addressFields(premise),
    meter_list: premise.meters.map((meter) => ({
      id: meter.id,
      type: meter.type,
      state: meterState(seed, meter, now),
      created_at: isoOfMinute(meter.created),
    })),
    gateway_list: premise.gateways.map((gateway) => {
      const { premise_id: _omitted, ...row } = partnerGatewayRow(seed, gateway, now);
      return row;
    }),
  };
}
