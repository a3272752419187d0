import { expect, it } from 'vitest';
import { checkTariff } from './check-tariff';
import { type PriceAnswer, simplePrice, withPrice } from './home-tariff';
import { cycleOfBills } from './typed-bill';

const ANSWER: PriceAnswer = { commodity: 'electricity', price: 0.15, monthlyCharge: 10, currency: 'USD', from: null };

it('makes a tariff of a price that has always applied', () => {
  const made = withPrice(null, ANSWER);
  expect(checkTariff(made.tariff)).toEqual([]);
  expect(simplePrice(made)).toEqual({ price: 0.15, monthlyCharge: 10 });
});

it('adds a version for a price from a day on, and replaces one of that day', () => {
  const first = withPrice(null, ANSWER);
  const second = withPrice(first, { ...ANSWER, price: 0.2, from: '2026-06-01' });
  const third = withPrice(second, { ...ANSWER, price: 0.25, from: '2026-06-01' });
  expect(third.tariff.versions.map(({ validFrom }) => validFrom)).toEqual(['2000-01-01', '2026-06-01']);
  expect(simplePrice(third)?.price).toBe(0.25);
  expect(checkTariff(third.tariff)).toEqual([]);
});

it('has no simple price for tiers, times or more lines', () => {
  const made = withPrice(null, { ...ANSWER, monthlyCharge: 0 });
  expect(simplePrice(made)).toEqual({ price: 0.15, monthlyCharge: 0 });
  const [version] = made.tariff.versions;
  const [use] = version?.lines ?? [];
  if (!version || use?.kind !== 'usage') throw new Error('no line');
  const tiered = { ...use, bands: [{ tiers: [{ upTo: 5, price: 1 }, { price: 2 }] }] };
  expect(simplePrice({ ...made, tariff: { ...made.tariff, versions: [{ ...version, lines: [tiered] }] } })).toBeNull();
});

it('begins bills on the days of typed ones, with months where some are missing', () => {
  const rule = { kind: 'anchor', day: 1, months: 1 } as const;
  expect(cycleOfBills(rule, [])).toBe(rule);
  const bills = [
    { start: '2026-05-20', end: '2026-06-19' },
    { start: '2026-09-18', end: '2026-10-19' },
  ];
  expect(cycleOfBills(rule, bills)).toEqual({
    kind: 'dates',
    dates: ['2026-05-20', '2026-06-19', '2026-07-19', '2026-08-19', '2026-09-18', '2026-10-19'],
  });
});
