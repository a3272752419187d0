import { addressLines } from '../address';
import type { FleetGateway, FleetMeter, FleetPremise } from '../fleet';
import { deviceLabel } from './health-table';
import type { WorkRow } from './work-row';

/** A device to look at on site. Instants are UTC. */
export interface CrewDevice {
  id: string;
  label: string;
  state: string | null;
  model: string | null;
  firmware: string | null;
  heard: string | null;
}

/** What is wrong at a stop, and what to do about it. */
export interface CrewTask
  extends Pick<WorkRow, 'id' | 'version' | 'what' | 'since' | 'sinceSource' | 'todo' | 'status' | 'assignee' | 'note'> {
  devices: CrewDevice[];
}

/** A premise that a crew goes to. */
export interface CrewStop {
  premiseId: string;
  name: string | null;
  /** Empty when the address is not known. */
  addressLines: string[];
  city: string | null;
  /** Street without the house number. */
  street: string | null;
  timezone: string;
  tasks: CrewTask[];
}

/** The stops of a city, by street. */
export interface CrewCity {
  city: string | null;
  streets: { street: string | null; stops: CrewStop[] }[];
}

/**
 * Returns the premises of some lines of the worklist, each with all that is to do there, grouped by city and street in
 * the order of house numbers.
 */
export function crewSheet(rows: readonly WorkRow[], premises: ReadonlyMap<string, FleetPremise>): CrewCity[] {
  const stops = new Map<string, CrewStop>();
  for (const row of rows) {
    for (const premiseId of row.premiseIds) {
      const premise = premises.get(premiseId);
      if (!premise) continue;
      const stop = stops.get(premiseId) ?? emptyStop(premise);
      stop.tasks.push(taskOf(row, premise));
      stops.set(premiseId, stop);
    }
  }
  const cities = groupBy([...stops.values()].sort(byPlace), ({ city }) => city);
  return cities.map(([city, inCity]) => ({
    city,
    streets: groupBy(inCity, ({ street }) => street).map(([street, onStreet]) => ({ street, stops: onStreet })),
  }));
}

function emptyStop({ id, name, address, timezone }: FleetPremise): CrewStop {
  const street = address.street?.replace(/\s+/g, ' ').trim() ?? null;
  return {
    premiseId: id,
    name,
    addressLines: addressLines(address),
    city: address.city,
    street: street && (street.replace(/^\d+[A-Za-z]?\s+/, '') || street),
    timezone,
    tasks: [],
  };
}

function taskOf(row: WorkRow, { meters, gateways }: FleetPremise): CrewTask {
  const { id, version, what, since, sinceSource, todo, status, assignee, note, gatewayIds, meterIds } = row;
  const devices = [
    ...gateways.filter((gateway) => gatewayIds.includes(gateway.id)),
    ...meters.filter((meter) => meterIds.includes(meter.id)),
  ].map(deviceOf);
  return { id, version, what, since, sinceSource, todo, status, assignee, note, devices };
}

function deviceOf(device: FleetMeter | FleetGateway): CrewDevice {
  const { id, state } = device;
  if ('type' in device) {
    const heard = device.latest?.at ?? null;
    return { id, label: deviceLabel(device.type), state, model: null, firmware: null, heard };
  }
  const { model, firmware, lastHeard: heard } = device;
  return { id, label: deviceLabel('gateway'), state, model, firmware, heard };
}

function byPlace(a: CrewStop, b: CrewStop): number {
  const text = (one: string | null, other: string | null) => (one ?? '\uffff').localeCompare(other ?? '\uffff', 'en');
  const number = ({ addressLines: [line = ''] }: CrewStop) => Number.parseInt(line, 10) || 0;
  return text(a.city, b.city) || text(a.street, b.street) || number(a) - number(b) || text(a.premiseId, b.premiseId);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): [key: string | null, items: T[]][] {
  const groups = new Map<string | null, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
