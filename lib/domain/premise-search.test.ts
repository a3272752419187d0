import { expect, it } from 'vitest';
import { matchesSearch } from './premise-search';

const garden = {
  id: 'id-garden',
  name: 'Garden house',
  address: { street: '12 Cañon St', suite: null, city: 'Boulder', county: null, state: 'CO', postalCode: '80302' },
  meters: [{ id: '12:0' }, { id: '12:1' }],
  gateways: [{ id: '001122334455' }],
};

it.each([
  ['cañon 80302', true],
  ['12:1', true],
  ['garden 3344', true],
  ['denver', false],
  ['garden denver', false],
])('%s: %s', (search, found) => expect(matchesSearch(garden, search)).toBe(found));
