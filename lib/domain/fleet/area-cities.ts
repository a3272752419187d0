import type { AreaRow } from './areas-table';

/** The areas of a city. */
export interface CityAreas {
  city: string | null;
  areas: AreaRow[];
}

/** How much of an area's gateways is down: none, some, a tenth or more, half or more; null without gateways. */
export type AreaLevel = 'none' | 'some' | 'many' | 'half' | null;

/** Returns how much of an area is down, or measures no voltage. */
export function areaLevel({
  gateways,
  gatewaysDown,
  dark,
}: Pick<AreaRow, 'gateways' | 'gatewaysDown' | 'dark'>): AreaLevel {
  if (gateways === 0) return null;
  const share = Math.max(gatewaysDown, dark) / gateways;
  if (share >= 0.5) return 'half';
  if (share >= 0.1) return 'many';
  return share > 0 ? 'some' : 'none';
}

/** Groups areas by city, the city with the most gateways down first; areas of a city by their postal code. */
export function areasByCity(areas: readonly AreaRow[]): CityAreas[] {
  const cities = new Map<string | null, AreaRow[]>();
  for (const area of areas) {
    const known = cities.get(area.city);
    if (known) known.push(area);
    else cities.set(area.city, [area]);
  }
  const downIn = (each: CityAreas) =>
    each.areas.reduce((sum, { gatewaysDown, dark }) => sum + Math.max(gatewaysDown, dark), 0);
  return [...cities]
    .map(([city, inside]) => ({ city, areas: inside.sort((a, b) => (a.id < b.id ? -1 : 1)) }))
    .sort((a, b) => downIn(b) - downIn(a) || ((a.city ?? '\uffff') < (b.city ?? '\uffff') ? -1 : 1));
}
