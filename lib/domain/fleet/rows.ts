import type { StateChange } from '../device-states';

/** Where a row's premise is. `address` is street and suite on one line, or empty. */
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

/** When an item appeared on the list: within a day or a week before `asOf`; null for longer ago or unknown. */
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
  /** When any of its devices was last heard. */
  heard: string | null;
  added: AddedWithin;
}

/** A meter as a row. `value` is its register reading in the meter's unit. */
export interface MeterRow extends FleetLocation {
  id: string;
  type: string;
  state: string | null;
  /** When it entered this state; null when that was more than seven days ago, or unknown. */
  since: string | null;
  heard: string | null;
  value: number | null;
  createdAt: string | null;
  added: AddedWithin;
}

/** A gateway as a row. `meters` counts the meters of its premise. */
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

/** An enterprise's lists as flat rows, as of `asOf`. */
export interface FleetModel {
  asOf: string;
  premises: PremiseRow[];
  meters: MeterRow[];
  gateways: GatewayRow[];
  /** State changes by `meter <id>` and `gateway <id>`, oldest first. Devices without known changes are left out. */
  changes: ReadonlyMap<string, readonly StateChange[]>;
}

/** What a state means; `other` for unknown states, which are not judged. */
export type StateHealth = 'ok' | 'watch' | 'bad' | 'other';

const HEALTH: Record<string, StateHealth> = {
  connected: 'ok',
  active: 'ok',
  degraded: 'watch',
  disconnected: 'bad',
  down: 'bad',
};

/** Returns what a device's state, as the cloud spells it, means. */
export function stateHealth(state: string | null): StateHealth {
  return state !== null && Object.hasOwn(HEALTH, state) ? (HEALTH[state] ?? 'other') : 'other';
}
