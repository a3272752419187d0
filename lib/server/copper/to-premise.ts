import { padPostalCode } from '@/lib/domain/address';
import { knownZone } from '@/lib/domain/calendar';
import type { Address, Gateway, Meter, Premise } from '@/lib/domain/premise';
import type { WireAddress, WireGateway, WireMeter, WirePremise } from './wire-things';

/** A meter whose type the cloud does not tell is still a meter. */
const UNTOLD_TYPE = 'unknown';

/** The cloud's address fields as ours. */
export function toAddress(wire: WireAddress): Address {
  return {
    street: wire.street_address,
    suite: wire.suite_apartment_unit,
    city: wire.city_town,
    county: wire.county_district,
    state: wire.state_region,
    postalCode: padPostalCode(wire.postal_code),
  };
}

/** A premise with the meters and gateways it is given. */
export function toPremise(wire: WirePremise, meters: readonly WireMeter[], gateways: readonly WireGateway[]): Premise {
  return {
    id: wire.id,
    name: wire.name,
    timezone: knownZone(wire.timezone),
    createdAt: wire.created_at,
    address: toAddress(wire),
    tags: wire.tags.filter((tag) => typeof tag === 'string'),
    meters: meters.map(toMeter),
    gateways: gateways.map(toGateway),
  };
}

function toMeter(wire: WireMeter): Meter {
  return {
    id: wire.id,
    type: wire.type ?? UNTOLD_TYPE,
    state: wire.state,
    createdAt: wire.created_at,
    latest: wire.last_reading && { value: wire.last_reading.value, at: wire.last_reading.hw_timestamp },
  };
}

function toGateway(wire: WireGateway): Gateway {
  return {
    id: wire.id,
    state: wire.state,
    model: wire.model,
    firmware: wire.firmware_version,
    lastHeard: wire.last_heard,
  };
}

/** The three lists of an enterprise. A row may come twice where pages overlap. */
export interface PartnerLists {
  premises: readonly WirePremise[];
  meters: readonly WireMeter[];
  gateways: readonly WireGateway[];
}

/**
 * Joins the lists of an enterprise by premise id. Each id counts once, the last row of it wins; meters and gateways
 * of a premise that is not in the list are left out, since nobody can be shown where they are.
 */
export function joinPremises({ premises, meters, gateways }: PartnerLists): Premise[] {
  const metersOf = byPremise(meters);
  const gatewaysOf = byPremise(gateways);
  return once(premises).map((premise) =>
    toPremise(premise, metersOf.get(premise.id) ?? [], gatewaysOf.get(premise.id) ?? []),
  );
}

function byPremise<T extends { id: string; premise_id: string | null }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of once(rows)) {
    if (row.premise_id === null) continue;
    const group = groups.get(row.premise_id);
    if (group) group.push(row);
    else groups.set(row.premise_id, [row]);
  }
  return groups;
}

function once<T extends { id: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
