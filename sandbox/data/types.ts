import type { Load } from './load.types';
import type { Zone } from './zones';

/** Times without a unit in their name are UTC minutes since 1970. */

/** Half-open span of UTC minutes; `to` may be Infinity. */
export interface MinuteSpan {
  from: number;
  to: number;
}

/** When a device is not heard: again and again, once in each block of time, or for good from a moment on. */
export type Silence =
  | { kind: 'recurring'; salt: number; blockMinutes: number; shortest: number; longest: number }
  | { kind: 'since'; from: number };

export interface MeterDef {
  id: string;
  premise: PremiseDef;
  type: string;
  uom: string;
  created: number;
  /** Set when another meter took its place. */
  ended: number | null;
  /** Register at the beginning of counting, in millionths. */
  base: number;
  loads: { load: Load; sign: 1 | -1 }[];
  /** Size of the same loads in a comparable home, relative to this one. */
  comparable: number;
  silences: Silence[];
  /** Salt of the meter's own noise. */
  key: number;
}

export interface GatewayDef {
  id: string;
  premise: PremiseDef;
  model: string;
  firmware: string;
  key: number;
  silences: Silence[];
  /** Poor reception: in these stretches the state is `degraded` while readings still come. */
  weak: Silence[];
  /** The grid at its outlet is dead: 0 V. */
  outages: Silence[];
  nominalVolts: number;
  /** Steady difference from nominal. */
  offsetVolts: number;
  /** How deep the evening sag is. */
  sagVolts: number;
  /** Some models do not measure the grid at all. */
  measuresGrid: boolean;
}

export interface PremiseAddress {
  street: string | null;
  suite: string | null;
  city: string | null;
  county: string | null;
  state: string | null;
  postalCode: string | null;
}

export interface PremiseUser {
  email: string;
  /** How often the user list must have been asked before the cloud knows this address; Infinity: never. */
  hiddenForRequests: number;
}

export interface PremiseDef {
  id: string;
  key: number;
  name: string | null;
  zone: Zone;
  created: number;
  address: PremiseAddress;
  tags: string[];
  users: PremiseUser[];
  meters: MeterDef[];
  gateways: GatewayDef[];
}
