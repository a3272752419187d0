import { expect, it } from 'vitest';
import { AMERICAN_FORMATS as formats } from '@/lib/domain/formats/formats';
import { comparison, costAnswer, drivers } from './cost-words';
import { sampleBill, sampleCosts } from './test-support/sample-costs';

const plain = (text: string | undefined) => text?.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');
const data = {
  premiseId: 'p',
  day: '2026-11-20',
  commodities: [],
  currency: 'USD',
  costs: [sampleCosts(), sampleCosts({ commodity: 'gas' })],
};

it('says what all bills come to so far, and what they will be', () => {
  expect(costAnswer(data, formats)).toEqual({
    title: '$148 so far',
    lead: 'On course for about $228 by Nov 30, most likely between $216 and $242.',
  });
});

it('says at least where readings are missing, and which day it is where nothing is projected', () => {
  const costs = [sampleCosts({ current: sampleBill(74, { coverage: 0.9 }), projected: null })];
  const answer = costAnswer({ ...data, costs }, formats);
  expect(answer?.title).toBe('At least $74 so far');
  expect(answer?.lead).toMatch(/^Day 20 of 30\./);
});

it('says at least of demand by the hour, and when a list of prices ends, with a projection and without', () => {
  const current = sampleBill(74, { demandUnderstated: true });
  const costs = [sampleCosts({ current, projected: null, pricesUntil: '2026-11-21T23:00:00Z' })];
  const answer = costAnswer({ ...data, costs }, formats);
  expect(answer?.title).toBe('At least $74 so far');
  expect(answer?.lead).toMatch(/Your price list ends Sat, Nov 21\. What the bill comes to shows once/);
  const projected = costAnswer({ ...data, costs: [sampleCosts({ pricesUntil: '2026-11-21T23:00:00Z' })] }, formats);
  expect(projected?.lead).toMatch(/^On course for .* Your price list ends Sat, Nov 21: from then on/);
});

it('compares a bill that is over with the one before it', () => {
  const costs = [sampleCosts({ priceNow: null, projected: null })];
  const answer = costAnswer({ ...data, costs }, formats);
  expect([plain(answer?.title), answer?.lead]).toEqual(['Nov 1–30: $74', '$26 less than the bill before it.']);
});

it('has no sum of two currencies', () => {
  const costs = [sampleCosts(), sampleCosts({ current: sampleBill(50, { currency: 'CAD' }) })];
  expect(costAnswer({ ...data, costs }, formats)).toBeNull();
});

it('compares by day where bills have other lengths', () => {
  const october = sampleBill(100, { cycle: { start: '2026-10-01', end: '2026-11-01', months: 1 } });
  expect(comparison(sampleBill(114), october, formats)).toBe('18% more a day');
  expect(comparison(sampleBill(114), sampleBill(100), formats)).toBe('14% more');
  expect(comparison(sampleBill(100), sampleBill(100), formats)).toBe('about the same');
});

it('names what drove a difference, the largest first, and leaves out cents', () => {
  const change = { totalMicro: 0, pricesMicro: 9_000_000, daysMicro: -300_000, useMicro: -12_000_000 };
  expect(drivers(change, 'USD', formats).map(plain)).toEqual([
    '-$12 from less use, or use at cheaper times',
    '+$9.00 from higher prices',
  ]);
});
