import { expect, it } from 'vitest';
import { checkTariff } from '../check-tariff';
import { priceBill } from '../price-bill';
import { flowOf } from '../test-support/sample-flows';
import { csvPrices, listTariff, octopusPrices } from './price-list';

const FACTS = { name: 'List', currency: 'GBP', source: 'octopus', commodity: 'electricity', dailyCharge: 0.5 } as const;
const cycle = { start: '2026-06-01', end: '2026-06-02', months: 1 };
const zone = 'Europe/London';

it('prices each half hour by its own price, below zero, too', () => {
  const rates = Array.from({ length: 48 }, (_, index) => ({
    value_inc_vat: index < 6 ? -2 : 20.5,
    valid_from: new Date(Date.parse('2026-05-31T23:00:00Z') + index * 1_800_000).toISOString(),
    valid_to: new Date(Date.parse('2026-05-31T23:30:00Z') + index * 1_800_000).toISOString(),
    payment_method: null,
  })).reverse();
  const result = listTariff(octopusPrices(rates), FACTS);
  if (!('tariff' in result)) throw new Error('refused');
  expect(checkTariff(result.tariff)).toEqual([]);
  const bill = priceBill({ tariff: result.tariff, cycle, zone, flow: flowOf(cycle, () => 1, { zone }) })?.bill;
  // 3 hours at -2p, 21 at 20.5p: 4.245, rounded up.
  expect(bill?.lines.map(({ amountMicro }) => amountMicro / 1e6)).toEqual([4.25, 0.5]);
  expect(bill?.coverage).toBe(1);
});

it('takes the price for direct debit where there are two, and one that goes on as one price', () => {
  const rate = { valid_from: '2026-01-01T00:00:00Z', valid_to: null };
  const prices = octopusPrices([
    { ...rate, value_inc_vat: 27.5, payment_method: 'NON_DIRECT_DEBIT' },
    { ...rate, value_inc_vat: 25.123, payment_method: 'DIRECT_DEBIT' },
  ]);
  expect(prices).toEqual([{ start: '2026-01-01T00:00:00Z', end: null, price: 0.25123 }]);
  const result = listTariff(prices, FACTS);
  expect('tariff' in result && result.tariff.versions[0]?.lines[0]).toMatchObject({ kind: 'usage' });
});

it('does not count an hour without a price as free', () => {
  const half = { start: '2026-05-31T23:00:00Z', end: '2026-06-01T11:00:00Z', price: 1 };
  const result = listTariff([half, { start: '2026-06-01T12:00:00Z', end: '2026-06-01T23:00:00Z', price: 1 }], FACTS);
  if (!('tariff' in result)) throw new Error('refused');
  expect(result.warnings.join()).toContain('no prices from 2026-06-01T11:00:00Z');
  const bill = priceBill({ tariff: result.tariff, cycle, zone, flow: flowOf(cycle, () => 1, { zone }) })?.bill;
  expect(bill?.coverage).toBeCloseTo(23 / 24, 9);
});

it('reads start,end,price, and names the line it can’t read', () => {
  const row = '2026-01-31T17:00:00-07:00,2026-01-31T18:00:00-07:00,0.31';
  expect(csvPrices(`Start,End,Price\r\n${row}\r\n`)).toEqual({
    prices: [{ start: '2026-02-01T00:00:00Z', end: '2026-02-01T01:00:00Z', price: 0.31 }],
  });
  for (const [text, field] of [
    ['time,price', 'header'],
    [`start,end,price\n${row}\n2026-01-31T17:00:00,2026-01-31T18:00:00,1`, 'line 3'],
    [`start,end,price\n${row.replace('0.31', '')}`, 'line 2'],
  ] as const) {
    const result = csvPrices(text);
    expect('problems' in result && result.problems[0]?.field).toBe(field);
  }
});

it('refuses prices that overlap', () => {
  const result = listTariff(
    [
      { start: '2026-01-01T00:00:00Z', end: '2026-01-01T01:00:00Z', price: 1 },
      { start: '2026-01-01T00:30:00Z', end: '2026-01-01T02:00:00Z', price: 1 },
    ],
    FACTS,
  );
  expect('problems' in result && result.problems[0]?.text).toBe('Two prices apply at 2026-01-01T00:30:00Z.');
});
