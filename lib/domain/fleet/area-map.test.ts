import { describe, expect, it } from 'vitest';
import { areaMap } from './area-map';
import type { AreaRow, Place } from './areas-table';

const area = (id: string, place: Place | null, gateways = 1) => ({ id, gateways, place }) as AreaRow;
const at = (latitude: number, longitude: number): Place => ({ latitude, longitude });

describe('the map of areas', () => {
  it('is none without a place', () => {
    expect(areaMap([area('a', null)])).toBeNull();
    expect(areaMap([])).toBeNull();
  });

  it('has north above and east on the right, with degrees as wide as at their latitude', () => {
    const map = areaMap([area('south west', at(59, 10)), area('north east', at(61, 12)), area('nowhere', null)]);
    const [first, second] = map?.dots ?? [];
    expect(map?.dots).toHaveLength(2);
    const [west, east] = first?.area.id === 'south west' ? [first, second] : [second, first];
    expect((east?.x ?? 0) - (west?.x ?? 0)).toBeCloseTo(((west?.y ?? 0) - (east?.y ?? 0)) * Math.cos(Math.PI / 3), 6);
    expect(east?.x).toBeGreaterThan(west?.x ?? Infinity);
  });

  it('has all dots inside, one place in the middle, and small areas above large ones', () => {
    const map = areaMap([area('small', at(10, 10), 1), area('large', at(10, 10), 100)]);
    expect(map?.dots.map(({ area: { id } }) => id)).toEqual(['large', 'small']);
    for (const { x, y } of map?.dots ?? []) expect([x, y]).toEqual([500, (map?.height ?? 0) / 2]);
    const wide = areaMap([area('a', at(-40, -120)), area('b', at(64, 70)), area('c', at(0, 0))]);
    for (const { x, y, radius } of wide?.dots ?? []) {
      expect(Math.min(x, y) - radius).toBeGreaterThan(0);
      expect(x + radius).toBeLessThan(wide?.width ?? 0);
      expect(y + radius).toBeLessThan(wide?.height ?? 0);
    }
  });

  it('names a dot where its name lies on no other name and dot, those with the most gateways first', () => {
    const near = [area('80205', at(39.76, -104.97), 9), area('80209', at(39.71, -104.97), 4)];
    const map = areaMap([...near, area('11201', at(40.69, -73.99))]);
    const names = map?.dots.filter(({ isNamed }) => isNamed).map(({ area: { id } }) => id);
    expect(names).toEqual(['80205', '11201']);
  });

  it('goes on across the date line', () => {
    const map = areaMap([area('Fiji', at(-17, 178)), area('Samoa', at(-14, -172))]);
    const xOf = (id: string) => map?.dots.find((dot) => dot.area.id === id)?.x ?? 0;
    expect(xOf('Fiji')).toBeLessThan(xOf('Samoa'));
    expect(map?.height).toBeLessThan(500);
  });
});
