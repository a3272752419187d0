import { UNIT_SYSTEMS, type UnitSystem } from '@/lib/domain/units';

/** The cookie that holds in which units a person wants volumes. */
export const UNITS_COOKIE = 'units';

/** Reads a cookie's value; anything unknown is the meters' own units. */
export function parseUnits(value: string | undefined): UnitSystem {
  return UNIT_SYSTEMS.find((system) => system === value) ?? 'meter';
}
