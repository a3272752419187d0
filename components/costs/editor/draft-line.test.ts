import { expect, it } from 'vitest';
import { checkTariff } from '@/lib/domain/money/check-tariff';
import type { Band, UsageLine } from '@/lib/domain/money/tariff';
import { tariffOf } from '@/lib/domain/money/test-support/sample-tariffs';
import { withBand, withoutBand } from './draft-line';

const line = (bands: Band[]): UsageLine => ({
  ...{ id: 'energy', label: 'Energy', group: 'supply', kind: 'usage', direction: 'import' },
  bands,
});
const problems = (bands: Band[]) => checkTariff(tariffOf([line(bands)])).map(({ text }) => text);

it('splits a price for all times so that each hour still has one, and joins what is left', () => {
  const split = withBand([{ tiers: [{ price: 0.2 }] }]);
  expect(split.map(({ label, tiers }) => [label, tiers[0]?.price])).toEqual([
    ['Off-peak', 0.2],
    ['Peak', 0.2],
  ]);
  expect(problems(split)).toEqual([]);
  expect(problems(withoutBand(split, 1))).toEqual([]);
  expect(problems(withoutBand(split, 0))).toEqual([]);
});

it('adds a third price for all times, which says where there are two now', () => {
  const three = withBand(withBand([{ tiers: [{ price: 0.2 }] }]));
  expect(three).toHaveLength(3);
  expect(problems(three)[0]).toContain('Off-peak and price 3');
  expect(withoutBand(three, 2)[0]?.hours).toEqual([['21:00', '16:00']]);
});
