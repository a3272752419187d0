import type { Load } from './load.types';
import type { Zone } from './zones';

/** Times whose name has no unit are UTC minutes since 1970. */

/** Half-open span of UTC minutes; `to` may be Infinity. */
export interface MinuteSpan {
  from: number;
  to: number;
}

/**
 * When a device is not heard: once in each block of time (before `until`, if given), or permanently from a minute on.
 */
export type Silence =
  | { kind: 'recurring'; salt: number; blockMinutes: number; minMinutes: number; maxMinutes: number; until?: number }
  | { kind: 'since'; from: number };

export interface MeterDef {
  id: string;
  premise: PremiseDef;
  type: string;
  uom: string;
  created: number;
  /** Set when another meter replaced it. */
  ended: number | null;
  /** Initial register, in millionths. */
  base: number;
  loads: { load: Load; sign: 1 | -1 }[];
  /** Size of the loads in comparable homes, relative to this home. */
  comparable: number;
  silences: Silence[];
  /** Hash salt of the meter's noise. */
  key: number;
}

export interface GatewayDef {
  id: string;
  premise: PremiseDef;
  model: string;
  /** The one it was installed with. */
  firmware: string;
  /** The firmware that it got later, and when. */
  update?: { at: number; firmware: string };
  key: number;
  silences: Silence[];
  /** Poor reception: the state is `degraded` while readings still arrive. */
  weak: Silence[];
  /** Power outages: 0 V at the outlet. */
  outages: Silence[];
  nominalVolts: number;
  /** Constant difference from nominal. */
  offsetVolts: number;
  /** Depth of the evening voltage sag. */
  sagVolts: number;
  /** False for models that do not measure the grid. */
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
  /** Requests for the user list before the cloud returns this address; Infinity: never. */
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
