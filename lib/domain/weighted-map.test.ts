import { expect, it } from 'vitest';
import { WeightedMap } from './weighted-map';

it('forgets what was used longest ago once the values are too heavy together', () => {
  const map = new WeightedMap<string, string>(8);
  map.set('a', 'A', 4);
  map.set('b', 'B', 4);
  expect(map.get('a')).toBe('A');
  map.set('c', 'C', 3);
  expect([map.get('b'), map.get('a'), map.get('c')]).toEqual([undefined, 'A', 'C']);
});

it('counts a value that is set again once', () => {
  const map = new WeightedMap<string, string>(8);
  for (const value of ['1', '2', '3']) map.set('a', value, 4);
  map.set('b', 'B', 4);
  expect([map.get('a'), map.get('b')]).toEqual(['3', 'B']);
});

it('keeps no value that is too heavy alone, and forgets the one before it', () => {
  const map = new WeightedMap<string, string>(8, 4);
  map.set('a', 'A', 4);
  map.set('b', 'B', 4);
  map.set('a', 'heavy', 5);
  expect([map.get('a'), map.get('b')]).toEqual([undefined, 'B']);
});
