import { UNIT_SYSTEMS, type UnitSystem } from '@/lib/domain/units';

/** The cookie with the units that a user chose for volumes. */
export const UNITS_COOKIE = 'units';

/** Parses the cookie's value; `meter`, the meters' own units, if it is unknown. */
export function parseUnits(value: string | undefined): UnitSystem {
  return UNIT_SYSTEMS.find((system) => system === value) ?? 'meter';
}
