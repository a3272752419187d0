import { describe, expect, it } from 'vitest';
import { CALENDAR_MONTHS } from './bill-cycles';
import type { BilledHome } from './bill-history';
import { costOf } from './money-series';
import { priceBill } from './price-bill';
import type { Tariff } from './tariff';
import { DENVER, evenFlow, flowOf } from './test-support/sample-flows';
import { tariffOf, usage } from './test-support/sample-tariffs';
import { addPrices, unitPrices } from './unit-prices';

const billed = (tariff: Tariff, zone = DENVER): BilledHome => ({
  tariff,
  rule: CALENDAR_MONTHS,
  zone,
  heatFactors: {},
});
const NOVEMBER = { start: '2026-11-01', end: '2026-12-01', months: 1 };
const pricesOf = (tariff: Tariff, days = NOVEMBER, zone = DENVER) => [
  ...unitPrices(billed(tariff, zone), days, null).taken,
];

const tax = (of: string[], percent: number) =>
  ({ id: `tax ${percent}`, label: 'Tax', group: 'tax', kind: 'percent', of, percent }) as const;

describe('unitPrices', () => {
  it('has an hour that is shown twice twice, and none that is skipped', () => {
    const tariff = tariffOf([
      usage({
        bands: [
          { hours: [['00:00', '06:00']], tiers: [{ price: 0.1 }] },
          { hours: [['06:00', '24:00']], tiers: [{ price: 0.3 }] },
        ],
      }),
    ]);
    const count = (day: string, next: string) =>
      pricesOf(tariff, { start: day, end: next, months: 1 }).filter((price) => price === 0.1).length;
    expect(count('2026-11-01', '2026-11-02')).toBe(7);
    expect(count('2026-03-08', '2026-03-09')).toBe(5);
  });

  it('has the mean by time where the price changes within an hour, as in a half-hour zone', () => {
    const bands = [
      { hours: [['00:00', '06:30']] as [string, string][], tiers: [{ price: 0.1 }] },
      { hours: [['06:30', '24:00']] as [string, string][], tiers: [{ price: 0.3 }] },
    ];
    const day = { start: '2026-06-01', end: '2026-06-02', months: 1 };
    const prices = pricesOf(tariffOf([usage({ bands })]), day, 'Asia/Kolkata');
    expect(prices.slice(5, 8)).toEqual([0.1, expect.closeTo(0.2, 12), 0.3]);
  });

  it('adds taxes, and taxes on taxes, and leaves fixed charges out', () => {
    const lines = [usage({ bands: [{ tiers: [{ price: 0.2 }] }] }), tax(['supply'], 10), tax(['supply', 'tax'], 5)];
    expect(pricesOf(tariffOf(lines))[0]).toBeCloseTo(0.2 * 1.1 * 1.05, 12);
  });

  it('has no price before the first one, and after the last one of a list', () => {
    const tariff = tariffOf([usage({ bands: [{ tiers: [{ price: 0.2 }] }] })], { validFrom: '2026-11-02' });
    const prices = pricesOf(tariff);
    expect(prices.slice(23, 26)).toEqual([Number.NaN, Number.NaN, 0.2]);
    const list = tariffOf([
      {
        ...{ id: 'l', label: 'List', group: 'supply', kind: 'prices', direction: 'import' },
        prices: [{ start: '2026-11-01T06:00:00Z', end: '2026-11-01T08:00:00Z', price: 0.5 }],
      },
    ]);
    expect(pricesOf(list).slice(0, 3)).toEqual([0.5, 0.5, Number.NaN]);
  });

  it('adds up to the lines of the bill, with tiers filled in the order of time', () => {
    const flow = flowOf(NOVEMBER, (_start, _end, index) => (index % 24) / 20);
    const tariff = tariffOf([
      usage({ bands: [{ tiers: [{ upTo: 250, price: 0.1 }, { price: 0.25 }] }] }),
      tax(['supply'], 8),
    ]);
    const prices = unitPrices(billed(tariff), NOVEMBER, flow);
    const sum = [...flow.imported].reduce((total, amount, hour) => total + costOf(amount, hour, prices), 0);
    const bill = priceBill({ tariff, cycle: NOVEMBER, zone: DENVER, flow })?.bill;
    expect(Math.abs(sum - (bill?.totalMicro ?? 0) / 1e6)).toBeLessThan(0.011);
    expect([prices.taken[0], prices.taken.at(-1)]).toEqual([expect.closeTo(0.108, 9), expect.closeTo(0.27, 9)]);
  });

  it('adds up to the bill where times of use share tiers, once the cycle is over; before, in the order of time', () => {
    const bands = [
      { hours: [['00:00', '16:00']] as [string, string][], tiers: [{ upTo: 200, price: 0.2 }, { price: 0.3 }] },
      { hours: [['16:00', '24:00']] as [string, string][], tiers: [{ upTo: 200, price: 0.5 }, { price: 0.9 }] },
    ];
    const tariff = tariffOf([usage({ bands })]);
    // More of the dear hours in the second half.
    const flow = flowOf(NOVEMBER, (_start, _end, index) => (index > 360 && index % 24 > 15 ? 1.5 : 0.5));
    const sumOf = (days: { start: string; end: string }, of = flow) => {
      const prices = unitPrices(billed(tariff), days, of);
      const from = of.edges.indexOf(prices.edges[0] ?? -1);
      return [...prices.taken].reduce(
        (total, _price, hour) => total + costOf(of.imported[from + hour] ?? 0, hour, prices),
        0,
      );
    };
    const bill = priceBill({ tariff, cycle: NOVEMBER, zone: DENVER, flow })?.bill;
    expect(sumOf(NOVEMBER)).toBeCloseTo((bill?.totalMicro ?? 0) / 1e6, 2);
    const running = { ...flow, expectedUntil: flow.expectedUntil - 24 * 3_600_000 };
    const first = unitPrices(billed(tariff), NOVEMBER, running).taken;
    expect([first[0], first.at(-1)]).toEqual([expect.closeTo(0.2, 9), expect.closeTo(0.9, 9)]);
  });

  it('pays for what is sent as the tariff says', () => {
    const energy = usage({ bands: [{ tiers: [{ price: 0.3 }] }] });
    const credit = usage({ id: 'sent', group: 'credit', direction: 'export', bands: [{ tiers: [{ price: 0.05 }] }] });
    const billing = unitPrices(billed(tariffOf([energy, credit])), NOVEMBER, null);
    const metering = unitPrices(billed(tariffOf([{ ...energy, direction: 'net' }])), NOVEMBER, null);
    expect([costOf(-2, 0, billing), costOf(2, 0, billing)]).toEqual([-0.1, 0.6]);
    expect(costOf(-2, 0, metering)).toBe(-0.6);
  });

  it('is in the unit of the meter, and adds sewer to water', () => {
    const water = tariffOf([usage({ bands: [{ tiers: [{ price: 5 }] }] })], { billUnit: 'kgal' }, 'water');
    const sewer = tariffOf(
      [usage({ bands: [{ tiers: [{ price: 4 }] }] })],
      { billUnit: 'kgal', volume: { percent: 50 } },
      'sewer',
    );
    const both = addPrices(unitPrices(billed(water), NOVEMBER, null), unitPrices(billed(sewer), NOVEMBER, null));
    expect(both.taken[0]).toBeCloseTo(0.007, 12);
    expect(evenFlow(NOVEMBER, 1000).imported).toHaveLength(both.taken.length);
  });
});
