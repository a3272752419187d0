import { expect, it, vi } from 'vitest';
import { bestMatches } from './best-matches';

const match = (id: string, name: string | null, address: string) => ({ id, premise: { name, address } });
const FOUND = [
  match('12:1701', 'Old mill', '8 Oak St, Boulder'),
  match('08:0170', null, '170 Maple St, Denver'),
  match('12:0170', 'A', '9 Pine St'),
  match('0170', 'B', '9 Pine St'),
  match('0170:2', null, '9 Pine St'),
];

it('puts the id itself first, then what begins with the search, then the rest in their order', () => {
  const ids = (search: string, limit = 9) => bestMatches(FOUND, search, limit).map(({ id }) => id);
  expect(ids('0170')).toEqual(['0170', '0170:2', '12:1701', '08:0170', '12:0170']);
  expect(ids('170 MAPLE')[0]).toBe('08:0170');
  expect(ids('old', 1)).toEqual(['12:1701']);
  expect(ids(' ', 2)).toEqual(['12:1701', '08:0170']);
});

it('makes only those searchable that may begin with the search', () => {
  const many = Array.from({ length: 2_000 }, (_, index) => match(`84:${index}`, `Home ${index}`, `${index} Pearl St`));
  const normalize = vi.spyOn(String.prototype, 'normalize');
  try {
    expect(bestMatches(many, 'pearl street 14', 4)).toEqual(many.slice(0, 4));
    expect(normalize.mock.calls.length).toBeLessThan(10);
    const wanted = match('x', null, 'Östra Street 14');
    expect(bestMatches([...many, wanted], 'ostra st', 1)).toEqual([wanted]);
    const street = match('y', null, 'Street of Roses 2');
    expect(bestMatches([...many, street], 'st of', 1)).toEqual([street]);
  } finally {
    normalize.mockRestore();
  }
});
