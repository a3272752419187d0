import { padPostalCode } from '@/lib/domain/address';
import { zoneOrUtc } from '@/lib/domain/calendar';
import type { FleetGateway, FleetMeter, FleetPremise } from '@/lib/domain/fleet';
import type { Address, Gateway, Meter, Premise } from '@/lib/domain/premise';
import { groupInSlices, mapInSlices, type Slices } from '@/lib/domain/slices';
import { dedupeById } from './dedupe-by-id';
import { changesOf, type GatewayChanges } from './to-states';
import type { WireAddress, WireGateway, WireMeter, WirePremise } from './wire-devices';

/** The type of a meter for which the cloud sends none. */
const UNKNOWN_TYPE = 'unknown';
/** Fewer than for other lists, since each premise is joined with its devices. */
const PREMISES_PER_SLICE = 500;

function toAddress(wire: WireAddress): Address {
  return {
    street: wire.street_address,
    suite: wire.suite_apartment_unit,
    city: wire.city_town,
    county: wire.county_district,
    state: wire.state_region,
    postalCode: padPostalCode(wire.postal_code),
  };
}

/** Returns a premise with the given meters and gateways. */
export function toPremise(wire: WirePremise, meters: readonly WireMeter[], gateways: readonly WireGateway[]): Premise {
  return {
    id: wire.id,
    name: wire.name,
    timezone: zoneOrUtc(wire.timezone),
    createdAt: wire.created_at,
    address: toAddress(wire),
    // Copied, since `filter` leaves spare capacity in the array, and a fleet has 20,000 of them.
    tags: wire.tags.filter((tag) => typeof tag === 'string').slice(),
    meters: meters.map(toMeter),
    gateways: gateways.map(toGateway),
  };
}

function toMeter(wire: WireMeter): Meter {
  return {
    id: wire.id,
    type: wire.type ?? UNKNOWN_TYPE,
    state: wire.state,
    createdAt: wire.created_at,
    latest: wire.last_reading && { value: wire.last_reading.value, at: wire.last_reading.hw_timestamp },
  };
}

// Fleet objects are written out field by field: objects made by spread each get a hidden class of their own in the
// engine, which takes more memory than their content.

function toFleetMeter(wire: WireMeter): FleetMeter {
  const { id, type, state, createdAt, latest } = toMeter(wire);
  return { id, type, state, createdAt, latest, uom: wire.uom, changes: changesOf(wire) };
}

function toFleetGateway(wire: WireGateway, changes: FleetGateway['changes']): FleetGateway {
  const { id, state, model, firmware, lastHeard } = toGateway(wire);
  return { id, state, model, firmware, lastHeard, changes };
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
 * Joins the lists of an enterprise by premise id. Each id counts once, with its last row. Meters and gateways of a
 * premise that is not in the list are left out, since there is no page to show them on.
 */
export function joinPremises(lists: PartnerLists): Slices<Premise[]> {
  return joinLists(lists, toPremise);
}

/** The same with state changes, units, and the users' email addresses if the list of premises has them. */
export function joinFleet(lists: PartnerLists, gatewayChangesOf: GatewayChanges): Slices<FleetPremise[]> {
  return joinLists(lists, (premise, meters, gateways) => {
    const { id, name, timezone, createdAt, address, tags } = toPremise(premise, [], []);
    return {
      id,
      name,
      timezone,
      createdAt,
      address,
      tags,
      meters: meters.map(toFleetMeter),
      gateways: gateways.map((gateway) => toFleetGateway(gateway, gatewayChangesOf(gateway.id))),
      emails: emailsOf(premise),
    };
  });
}

/** Returns the users' email addresses of a premise; null for one that the cloud does not know yet. */
export function emailsOf({ user_list: users }: WirePremise): (string | null)[] {
  return users.map(({ email }) => email);
}

function* joinLists<T>(
  { premises, meters, gateways }: PartnerLists,
  make: (premise: WirePremise, meters: WireMeter[], gateways: WireGateway[]) => T,
): Slices<T[]> {
  const premiseOf = (row: { premise_id: string | null }) => row.premise_id;
  const metersOf = yield* groupInSlices(yield* dedupeById(meters), premiseOf);
  const gatewaysOf = yield* groupInSlices(yield* dedupeById(gateways), premiseOf);
  const uniquePremises = yield* dedupeById(premises);
  const join = (premise: WirePremise) =>
    make(premise, metersOf.get(premise.id) ?? [], gatewaysOf.get(premise.id) ?? []);
  return yield* mapInSlices(uniquePremises, join, PREMISES_PER_SLICE);
}
