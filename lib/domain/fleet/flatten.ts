import { addressLine } from '../address';
import type { ListChanges, StateChange } from '../device-states';
import type { FleetGateway, FleetMeter, FleetPremise } from '../fleet';
import { forEachInSlices, type Slices } from '../slices';
import type { AddedWithin, FleetLocation, FleetModel, GatewayRow, MeterRow, PremiseRow } from './rows';
import { stateHealth } from './rows';

const DAY_MS = 24 * 3_600_000;
/** Premises that are dealt with in one step, with all that is in them. */
const A_STEP = 500;

/** What of the lists makes the rows. `added`: what was seen to come to each list lately. */
export interface FleetLists {
  premises: readonly FleetPremise[];
  added: readonly ListChanges[];
  asOf: string;
}

/** Makes rows of the lists of an enterprise; the order is the lists'. */
export function* flattenFleet({ premises, added, asOf }: FleetLists): Slices<FleetModel> {
  const changes = new Map<string, readonly StateChange[]>();
  const since: Since = (device, { id, changes: told }) => {
    if (told.length > 0) changes.set(`${device} ${id}`, told);
    return told.at(-1)?.at ?? null;
  };
  const addedOf = addedLately(added, Date.parse(asOf));
  const model = { premises: [] as PremiseRow[], meters: [] as MeterRow[], gateways: [] as GatewayRow[] };
  const flatten = (premise: FleetPremise) => {
    const place = locationOf(premise);
    for (const meter of premise.meters) {
      model.meters.push(meterRow(place, meter, since('meter', meter), addedOf('meter', meter.id)));
    }
    for (const gateway of premise.gateways) {
      const meters = premise.meters.length;
      model.gateways.push(
        gatewayRow(place, gateway, since('gateway', gateway), addedOf('gateway', gateway.id), meters),
      );
    }
    model.premises.push(premiseRow(place, premise, addedOf('premise', premise.id)));
  };
  yield* forEachInSlices(premises, flatten, A_STEP);
  return { asOf, ...model, changes };
}

/** When a device came to be in its state. */
type Since = (device: 'meter' | 'gateway', of: { id: string; changes: readonly StateChange[] }) => string | null;

// Rows are spelled out: an object of so many fields that a spread makes is a dictionary, several times as large and
// as slow, and a fleet has 100,000 of them.

function meterRow(place: FleetLocation, meter: FleetMeter, since: string | null, added: AddedWithin): MeterRow {
  return {
    id: meter.id,
    type: meter.type,
    state: meter.state,
    since,
    heard: meter.latest?.at ?? null,
    value: meter.latest?.value ?? null,
    createdAt: meter.createdAt,
    added,
    premiseId: place.premiseId,
    premise: place.premise,
    address: place.address,
    city: place.city,
    region: place.region,
    postalCode: place.postalCode,
    tags: place.tags,
    timezone: place.timezone,
  };
}

function gatewayRow(
  place: FleetLocation,
  gateway: FleetGateway,
  since: string | null,
  added: AddedWithin,
  meters: number,
): GatewayRow {
  return {
    id: gateway.id,
    state: gateway.state,
    since,
    heard: gateway.lastHeard,
    model: gateway.model,
    firmware: gateway.firmware,
    meters,
    added,
    premiseId: place.premiseId,
    premise: place.premise,
    address: place.address,
    city: place.city,
    region: place.region,
    postalCode: place.postalCode,
    tags: place.tags,
    timezone: place.timezone,
  };
}

function premiseRow(place: FleetLocation, premise: FleetPremise, added: AddedWithin): PremiseRow {
  const { meters, gateways } = premise;
  return {
    premiseId: place.premiseId,
    premise: place.premise,
    address: place.address,
    city: place.city,
    region: place.region,
    postalCode: place.postalCode,
    tags: place.tags,
    timezone: place.timezone,
    id: premise.id,
    createdAt: premise.createdAt,
    // Copied: what filter makes has room for sixteen more.
    emails: premise.emails.filter((email) => email !== null).slice(),
    meters: meters.length,
    gateways: gateways.length,
    troubled: [...meters, ...gateways].filter(({ state }) => isTroubled(state)).length,
    heard: latestOf([...meters.map(({ latest }) => latest?.at ?? null), ...gateways.map(({ lastHeard }) => lastHeard)]),
    added,
  };
}

/** Where a premise is, as rows tell it. */
export function locationOf({ id, name, address, tags, timezone }: FleetPremise): FleetLocation {
  const line = addressLine({ ...address, city: null, county: null, state: null, postalCode: null });
  return {
    premiseId: id,
    premise: name,
    address: line,
    city: address.city,
    region: address.state,
    postalCode: address.postalCode,
    tags: [...tags].sort(),
    timezone,
  };
}

function isTroubled(state: string | null): boolean {
  const health = stateHealth(state);
  return health === 'watch' || health === 'bad';
}

/** The latest of some instants; null when none is known. */
function latestOf(instants: readonly (string | null)[]): string | null {
  return instants.reduce((latest, at) => (at !== null && (latest === null || at > latest) ? at : latest), null);
}

function addedLately(
  lists: readonly ListChanges[],
  asOf: number,
): (list: ListChanges['list'], id: string) => AddedWithin {
  const came = new Map<string, number>();
  for (const { list, added } of lists) for (const { id, at } of added) came.set(`${list} ${id}`, Date.parse(at));
  return (list, id) => {
    const at = came.get(`${list} ${id}`);
    if (at === undefined) return null;
    if (asOf - at <= DAY_MS) return 'day';
    return asOf - at <= 7 * DAY_MS ? 'week' : null;
  };
}
