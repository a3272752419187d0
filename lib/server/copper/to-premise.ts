import { padPostalCode } from '@/lib/domain/address';
import { zoneOrUtc } from '@/lib/domain/calendar';
import type { FleetGateway, FleetMeter, FleetPremise } from '@/lib/domain/fleet';
import type { Address, Gateway, Meter, Premise } from '@/lib/domain/premise';
import { groupInSlices, mapInSlices, type Slices } from '@/lib/domain/slices';
import { dedupeById } from './dedupe-by-id';
import { toChanges } from './to-states';
import type { WireAddress, WireGateway, WireMeter, WirePremise } from './wire-devices';

/** A meter whose type the cloud does not tell is still a meter. */
const UNTOLD_TYPE = 'unknown';
/** Premises that are joined in one step, with all that is in them. */
const A_STEP = 500;

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
    timezone: zoneOrUtc(wire.timezone),
    createdAt: wire.created_at,
    address: toAddress(wire),
    // Copied: what filter makes has room for sixteen more, and a fleet has 20,000 of them.
    tags: wire.tags.filter((tag) => typeof tag === 'string').slice(),
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

// Of a fleet all is spelled out: what a spread begins is, for the engine, of a kind of its own each time, which takes
// more memory than what is in it.

function toFleetMeter(wire: WireMeter): FleetMeter {
  const { id, type, state, createdAt, latest } = toMeter(wire);
  return { id, type, state, createdAt, latest, uom: wire.uom, changes: toChanges(wire.seven_day_history) };
}

function toFleetGateway(wire: WireGateway): FleetGateway {
  const { id, state, model, firmware, lastHeard } = toGateway(wire);
  return { id, state, model, firmware, lastHeard, changes: toChanges(wire.seven_day_history) };
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
export function joinPremises(lists: PartnerLists): Slices<Premise[]> {
  return joined(lists, toPremise);
}

/** The same with changes of state, units, and the e-mail addresses that the list of premises was asked for. */
export function joinFleet(lists: PartnerLists): Slices<FleetPremise[]> {
  return joined(lists, (premise, meters, gateways) => {
    const { id, name, timezone, createdAt, address, tags } = toPremise(premise, [], []);
    return {
      id,
      name,
      timezone,
      createdAt,
      address,
      tags,
      meters: meters.map(toFleetMeter),
      gateways: gateways.map(toFleetGateway),
      emails: premise.user_list.map(({ email }) => email),
    };
  });
}

function* joined<T>(
  { premises, meters, gateways }: PartnerLists,
  make: (premise: WirePremise, meters: WireMeter[], gateways: WireGateway[]) => T,
): Slices<T[]> {
  const premiseOf = (row: { premise_id: string | null }) => row.premise_id;
  const metersOf = yield* groupInSlices(yield* dedupeById(meters), premiseOf);
  const gatewaysOf = yield* groupInSlices(yield* dedupeById(gateways), premiseOf);
  const listed = yield* dedupeById(premises);
  const join = (premise: WirePremise) =>
    make(premise, metersOf.get(premise.id) ?? [], gatewaysOf.get(premise.id) ?? []);
  return yield* mapInSlices(listed, join, A_STEP);
}
