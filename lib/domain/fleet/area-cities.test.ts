import { expect, it } from 'vitest';
import { areaLevel, areasByCity } from './area-cities';
import type { AreaRow } from './areas-table';

const area = (id: string, city: string | null, gatewaysDown: number, dark = 0, gateways = 10) =>
  ({ id, city, gateways, gatewaysDown, dark }) as AreaRow;

it.each([
  [0, 0, 10, 'none'],
  [1, 0, 20, 'some'],
  [1, 0, 10, 'many'],
  [0, 5, 10, 'half'],
  [0, 0, 0, null],
] as const)('%i down and %i without voltage of %i: %s', (down, dark, gateways, level) => {
  expect(areaLevel(area('x', null, down, dark, gateways))).toBe(level);
});

it('groups areas by city, the worst city first', () => {
  const cities = areasByCity([area('2', 'A', 0), area('1', 'A', 1), area('4', 'B', 0, 3), area('3', null, 0)]);
  expect(cities.map(({ city, areas }) => [city, areas.map(({ id }) => id)])).toEqual([
    ['B', ['4']],
    ['A', ['1', '2']],
    [null, ['3']],
  ]);
});
