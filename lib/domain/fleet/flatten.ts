import { addressLine } from '../address';
import type { ListChanges, StateChange } from '../device-states';
import type { FleetGateway, FleetMeter, FleetPremise } from '../fleet';
import { forEachInSlices, type Slices } from '../slices';
import type { AddedWithin, FleetLocation, FleetModel, GatewayRow, MeterRow, PremiseRow } from './rows';
import { stateHealth } from './rows';

const DAY_MS = 24 * 3_600_000;
/** Premises flattened per slice, with their meters and gateways. */
const PREMISES_PER_SLICE = 500;

/** The lists that rows are made from. `added`: items that recently appeared on each list. */
export interface FleetLists {
  premises: readonly FleetPremise[];
  added: readonly ListChanges[];
  asOf: string;
}

/** Flattens an enterprise's lists into rows, in list order. */
export function* flattenFleet({ premises, added, asOf }: FleetLists): Slices<FleetModel> {
  const changes = new Map<string, readonly StateChange[]>();
  const since: Since = (device, { id, changes: stateChanges }) => {
    if (stateChanges && stateChanges.length > 0) changes.set(`${device} ${id}`, stateChanges);
    return stateChanges?.at(-1)?.at ?? null;
  };
  const addedOf = addedLately(added, Date.parse(asOf));
  const model = { premises: [] as PremiseRow[], meters: [] as MeterRow[], gateways: [] as GatewayRow[] };
  const flatten = (premise: FleetPremise) => {
    const location = locationOf(premise);
    for (const meter of premise.meters) {
      model.meters.push(meterRow(location, meter, since('meter', meter), addedOf('meter', meter.id)));
    }
    for (const gateway of premise.gateways) {
      const meters = premise.meters.length;
      model.gateways.push(
        gatewayRow(location, gateway, since('gateway', gateway), addedOf('gateway', gateway.id), meters),
      );
    }
    model.premises.push(premiseRow(location, premise, addedOf('premise', premise.id)));
  };
  yield* forEachInSlices(premises, flatten, PREMISES_PER_SLICE);
  return { asOf, ...model, changes };
}

/** Returns when a device entered its current state; null when it was earlier than its changes go back, or unknown. */
type Since = (device: 'meter' | 'gateway', of: { id: string; changes: readonly StateChange[] | null }) => string | null;

// Fields are listed instead of spread: V8 turns a spread of this many fields into a dictionary object, several times
// larger and slower, and a fleet has 100,000 rows.

function meterRow(location: FleetLocation, meter: FleetMeter, since: string | null, added: AddedWithin): MeterRow {
  return {
    id: meter.id,
    type: meter.type,
    state: meter.state,
    since,
    heard: meter.latest?.at ?? null,
    value: meter.latest?.value ?? null,
    createdAt: meter.createdAt,
    added,
    premiseId: location.premiseId,
    premise: location.premise,
    address: location.address,
    city: location.city,
    region: location.region,
    postalCode: location.postalCode,
    tags: location.tags,
    timezone: location.timezone,
  };
}

function gatewayRow(
  location: FleetLocation,
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
    premiseId: location.premiseId,
    premise: location.premise,
    address: location.address,
    city: location.city,
    region: location.region,
    postalCode: location.postalCode,
    tags: location.tags,
    timezone: location.timezone,
  };
}

function premiseRow(location: FleetLocation, premise: FleetPremise, added: AddedWithin): PremiseRow {
  const { meters, gateways } = premise;
  return {
    premiseId: location.premiseId,
    premise: location.premise,
    address: location.address,
    city: location.city,
    region: location.region,
    postalCode: location.postalCode,
    tags: location.tags,
    timezone: location.timezone,
    id: premise.id,
    createdAt: premise.createdAt,
    // Copied to its exact size: filter() over-allocates.
    emails: premise.emails.filter((email) => email !== null).slice(),
    meters: meters.length,
    gateways: gateways.length,
    troubled: [...meters, ...gateways].filter(({ state }) => isTroubled(state)).length,
    heard: latestOf([...meters.map(({ latest }) => latest?.at ?? null), ...gateways.map(({ lastHeard }) => lastHeard)]),
    added,
  };
}

/** Returns a premise's location as rows carry it. */
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

/** Returns the latest instant; null when none is known. */
function latestOf(instants: readonly (string | null)[]): string | null {
  return instants.reduce((latest, at) => (at !== null && (latest === null || at > latest) ? at : latest), null);
}

function addedLately(
  lists: readonly ListChanges[],
  asOf: number,
): (list: ListChanges['list'], id: string) => AddedWithin {
  const addedAt = new Map<string, number>();
  for (const { list, added } of lists) for (const { id, at } of added) addedAt.set(`${list} ${id}`, Date.parse(at));
  return (list, id) => {
    const at = addedAt.get(`${list} ${id}`);
    if (at === undefined) return null;
    if (asOf - at <= DAY_MS) return 'day';
    return asOf - at <= 7 * DAY_MS ? 'week' : null;
  };
}
