import { expect, it } from 'vitest';
import { priceHistory } from './bill-history';
import { DENVER, evenFlow, flowOf } from './test-support/sample-flows';
import { fixed, tariffOf, usage } from './test-support/sample-tariffs';

const MONTHLY = { kind: 'anchor', day: 1, months: 1 } as const;
const YEAR = { start: '2025-07-01', end: '2026-07-01' };
const flat = usage({ bands: [{ tiers: [{ price: 0.1 }] }] });

it('carries what a bill leaves to the next one', () => {
  const tariff = tariffOf([{ ...flat, direction: 'net' }], { export: { meters: 'netting', bank: 'energy' } });
  // June sends 100, July takes 60, August 60.
  const flow = flowOf({ start: '2026-06-01', end: '2026-09-01' }, (start) => {
    const month = new Date(start - 6 * 3_600_000).getUTCMonth();
    return month === 5 ? -100 / 720 : 60 / 744;
  });
  const home = { tariff, rule: MONTHLY, zone: DENVER, heatFactors: {} };
  const bills = priceHistory(home, flow, { start: '2026-06-01', end: '2026-09-01' }, '2026-09-01');
  expect(bills.map(({ bill }) => bill.totalMicro / 1e6)).toEqual([0, 0, 2]);
  expect(bills.map(({ carried }) => Math.round((carried.bank.use ?? 0) / 1e6))).toEqual([100, 40, 0]);
});

it('limits sewer to the mean of the last winter that is over', () => {
  const tariff = tariffOf(
    [usage({ bands: [{ tiers: [{ price: 1 }] }] })],
    { billUnit: 'kgal', volume: { winterMonths: [12, 1, 2] } },
    'sewer',
  );
  // Winter 3,000 gallons a month, 8,000 in the other months.
  const flow = flowOf(YEAR, (start) => {
    const date = new Date(start - 7 * 3_600_000);
    const hours = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() * 24;
    return ([11, 0, 1].includes(date.getUTCMonth()) ? 3000 : 8000) / hours;
  });
  const home = { tariff, rule: MONTHLY, zone: DENVER, heatFactors: {} };
  const bills = priceHistory(home, flow, YEAR, YEAR.end);
  const byMonth = Object.fromEntries(bills.map(({ bill }) => [bill.cycle.start.slice(0, 7), bill.totalMicro / 1e6]));
  expect(byMonth['2025-10']).toBeCloseTo(8, 1);
  expect(byMonth['2026-01']).toBeCloseTo(3, 1);
  expect(byMonth['2026-05']).toBeCloseTo(3, 1);
});

it('uses the heat factor of the bill, else of the newest before it, else of the first', () => {
  const tariff = tariffOf([flat], { billUnit: 'therm' }, 'gas');
  const home = { tariff, rule: MONTHLY, zone: DENVER, heatFactors: { '2026-03-01': 1.05, '2026-05-01': 1.1 } };
  const days = { start: '2026-02-01', end: '2026-07-01' };
  const bills = priceHistory(home, evenFlow({ ...days, months: 5 }, 500), days, days.end);
  expect(bills.map(({ heatFactor }) => heatFactor)).toEqual([1.05, 1.05, 1.05, 1.1, 1.1]);
});

it('counts the fixed charge of a bill that runs only for the days so far', () => {
  const home = { tariff: tariffOf([fixed(30)]), rule: MONTHLY, zone: DENVER, heatFactors: {} };
  const days = { start: '2026-06-01', end: '2026-07-01' };
  const [bill] = priceHistory(home, evenFlow({ ...days, months: 1 }, 0), days, '2026-06-11');
  expect(bill?.bill.totalMicro).toBe(10_000_000);
});
