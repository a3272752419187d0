import type { StateChange } from '../device-states';

/** Where a thing of the fleet is, as much of it as a table shows. `address` is street and suite on one line, or empty. */
export interface FleetLocation {
  premiseId: string;
  /** The premise's name. */
  premise: string | null;
  address: string;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  tags: readonly string[];
  timezone: string;
}

/** When an item came to the list: within a day or a week of `asOf`; null for longer, or when nobody saw it come. */
export type AddedWithin = 'day' | 'week' | null;

/** A premise as a row. Instants are UTC. */
export interface PremiseRow extends FleetLocation {
  id: string;
  createdAt: string | null;
  emails: readonly string[];
  meters: number;
  gateways: number;
  /** Meters and gateways that are degraded, disconnected or down. */
  troubled: number;
  /** The last that was heard of any of its devices. */
  heard: string | null;
  added: AddedWithin;
}

/** A meter as a row. `value` is its register in the meter's unit. */
export interface MeterRow extends FleetLocation {
  id: string;
  type: string;
  state: string | null;
  /** When it came to be in this state, where that is known. */
  since: string | null;
  heard: string | null;
  value: number | null;
  createdAt: string | null;
  added: AddedWithin;
}

/** A gateway as a row; `meters` are those of its premise. */
export interface GatewayRow extends FleetLocation {
  id: string;
  state: string | null;
  since: string | null;
  heard: string | null;
  model: string | null;
  firmware: string | null;
  meters: number;
  added: AddedWithin;
}

/** An enterprise's lists, flat, as they were at `asOf`. */
export interface FleetModel {
  asOf: string;
  premises: PremiseRow[];
  meters: MeterRow[];
  gateways: GatewayRow[];
  /** Changes of state by `meter <id>` and `gateway <id>`, oldest first; devices without any are left out. */
  changes: ReadonlyMap<string, readonly StateChange[]>;
}

/** How good a state is for a person; `other` for words nobody has heard of, which are not judged. */
export type StateHealth = 'ok' | 'watch' | 'bad' | 'other';

const HEALTH: Record<string, StateHealth> = {
  connected: 'ok',
  active: 'ok',
  degraded: 'watch',
  disconnected: 'bad',
  down: 'bad',
};

/** What a device's state, as the cloud spells it, means for a person. */
export function stateHealth(state: string | null): StateHealth {
  return state !== null && Object.hasOwn(HEALTH, state) ? (HEALTH[state] ?? 'other') : 'other';
}
