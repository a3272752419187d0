import { expect, it } from 'vitest';
import type { PremiseSummary } from '@/lib/contract/premises';
import { matchingGateways } from './matching-gateways';

const gateway = (id: string) => ({ id, state: null, model: null, firmware: null, lastHeard: null });

function premise(street: string, ...gateways: string[]): PremiseSummary {
  const address = { street, suite: null, city: 'Denver', county: null, state: 'CO', postalCode: '80202' };
  const rest = { id: `p-${street}`, name: null, timezone: 'UTC', createdAt: null, tags: [], meters: [] };
  return { ...rest, address, gateways: gateways.map(gateway) };
}

const fleet = [
  premise('1 Main St', '8c1f60000001', '8c1f60000002'),
  premise('2 Elm St', '8c1f60000003'),
  premise('3 Oak St', ...Array.from({ length: 20 }, (_, index) => `aa${index}`)),
];
const idsLike = (typed: string) => matchingGateways(fleet, typed).map((found) => found.gateway.id);

it.each([
  ['0002', ['8c1f60000002']],
  ['MAIN denver', ['8c1f60000001', '8c1f60000002']],
  ['elm 80202', ['8c1f60000003']],
  ['nowhere', []],
  // A complete id is chosen already.
  ['8c1f60000003', []],
])('returns the gateways matching "%s"', (typed, ids) => {
  expect(idsLike(typed)).toEqual(ids);
});

it('returns at most eight gateways, also without input', () => {
  expect(idsLike('')).toHaveLength(8);
  expect(idsLike('oak')).toHaveLength(8);
});
