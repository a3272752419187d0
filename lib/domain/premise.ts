/** Copper's entities. Ids are opaque; unknown types and states are passed on as the cloud sends them. */

/** A postal address. Any part may be unknown; the postal code is padded to five digits where it is a US one. */
export interface Address {
  street: string | null;
  suite: string | null;
  city: string | null;
  county: string | null;
  state: string | null;
  postalCode: string | null;
}

/** The last reading of a meter's register: `value` in the meter's unit, `at` a UTC instant. */
export interface RegisterReading {
  value: number | null;
  at: string | null;
}

/** A meter of a premise. `type` as the cloud sends it (`power`, `gas`, …, or an unknown one). */
export interface Meter {
  id: string;
  type: string;
  state: string | null;
  createdAt: string | null;
  latest: RegisterReading | null;
}

/** A meter with the name that the user gave it; null where they gave none. */
export interface NamedMeter extends Meter {
  name: string | null;
}

/** The device that receives the meters' readings. `id` is 12 hex digits; `lastHeard` a UTC instant. */
export interface Gateway {
  id: string;
  state: string | null;
  model: string | null;
  firmware: string | null;
  lastHeard: string | null;
}

/** A home or building with its meters and gateways. `timezone` is an IANA name; days are counted in it. */
export interface Premise {
  id: string;
  name: string | null;
  timezone: string;
  createdAt: string | null;
  address: Address;
  tags: string[];
  meters: Meter[];
  gateways: Gateway[];
}

/** A live reading of a meter: `rate` in the meter's unit per hour (kW for electricity), `at` a UTC instant. */
export interface LiveReading {
  meterId: string;
  type: string;
  rate: number | null;
  at: string | null;
}
