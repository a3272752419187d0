import { describe, expect, it } from 'vitest';
import type { BillCycle } from './cycle-parts';
import { type BillInput, priceBill } from './price-bill';
import type { Tariff, UsageLine } from './tariff';
import { DENVER, evenFlow, flowOf } from './test-support/sample-flows';
import { fixed, tariffOf, usage } from './test-support/sample-tariffs';

const JUNE: BillCycle = { start: '2026-06-01', end: '2026-07-01', months: 1 };
const GALLONS_PER_CCF = 748.0519;

function dollars(tariff: Tariff, total: number, cycle = JUNE, more: Partial<BillInput> = {}): number | undefined {
  const flow = evenFlow(cycle, total);
  const priced = priceBill({ tariff, cycle, zone: DENVER, flow, ...more });
  return priced ? priced.bill.totalMicro / 1e6 : undefined;
}

describe('tiers', () => {
  it('prices what is above a monthly tier at the next price', () => {
    const tariff = tariffOf([usage({ bands: [{ tiers: [{ upTo: 500, price: 0.12 }, { price: 0.16 }] }] }), fixed(8.5)]);
    expect(dollars(tariff, 650)).toBe(92.5);
  });

  it('counts a daily allowance for the days of the cycle, and rounds halves up', () => {
    const bands = [{ tiers: [{ upTo: 10.5, price: 0.34 }, { price: 0.43 }] }];
    const cycle = { start: '2026-05-02', end: '2026-05-31', months: 1 };
    expect(dollars(tariffOf([usage({ bands, tiersPer: 'day' })]), 412, cycle)).toBe(149.76);
  });

  it('shares an allowance between peak and off-peak in proportion', () => {
    const peak: UsageLine['bands'][number] = {
      label: 'Peak',
      hours: [['00:00', '12:00']],
      tiers: [{ upTo: 10.5, price: 0.5 }, { price: 0.59 }],
    };
    const offPeak = {
      label: 'Off-peak',
      hours: [['12:00', '24:00']],
      tiers: [{ upTo: 10.5, price: 0.33 }, { price: 0.42 }],
    };
    const tariff = tariffOf([usage({ bands: [peak, offPeak as typeof peak], tiersPer: 'day' })]);
    const cycle = { start: '2026-06-01', end: '2026-06-30', months: 1 };
    const hours = 29 * 12;
    const flow = flowOf(cycle, (start) => (new Date(start - 6 * 3_600_000).getUTCHours() < 12 ? 120 : 292) / hours);
    const bill = priceBill({ tariff, cycle, zone: DENVER, flow })?.bill;
    expect(bill?.totalMicro).toBe(166_040_000);
    expect(bill?.lines[0]?.items.find(({ band, tier }) => band === 'Peak' && tier === 0)?.quantity).toBeCloseTo(
      88.6893,
      4,
    );
  });

  it('divides monthly limits by the days of each season in the cycle', () => {
    const tariff = tariffOf(
      [
        usage({
          bands: [
            { season: 'winter', tiers: [{ upTo: 1000, price: 1 }, { price: 2 }] },
            { season: 'summer', tiers: [{ upTo: 600, price: 10 }, { price: 20 }] },
          ],
          tiersPer: 'month',
        }),
      ],
      {
        seasons: [
          { id: 'winter', label: 'Winter', from: '11-01', to: '05-31' },
          { id: 'summer', label: 'Summer', from: '06-01', to: '10-31' },
        ],
      },
    );
    const cycle = { start: '2026-05-20', end: '2026-06-19', months: 1 };
    const bill = priceBill({ tariff, cycle, zone: DENVER, flow: evenFlow(cycle, 30_000) })?.bill;
    const firstTiers = bill?.lines[0]?.items.filter(({ tier }) => tier === 0);
    expect(firstTiers?.map(({ quantity }) => quantity)).toEqual([400, 360]);
  });
});

it('prices the peak of a quarter of an hour, and says when readings are too coarse for it', () => {
  const line = { id: 'demand', label: 'Demand', group: 'demand', kind: 'demand', windowMinutes: 15 } as const;
  const tariff = tariffOf([{ ...line, tiers: [{ price: 12.3 }] }]);
  const quarters = flowOf(JUNE, (_start, _end, index) => (index === 777 ? 1.86 : 0.4), {
    granularity: 'fifteenminute',
  });
  const bill = priceBill({ tariff, cycle: JUNE, zone: DENVER, flow: quarters })?.bill;
  expect([bill?.totalMicro, bill?.demandUnderstated]).toEqual([91_510_000, false]);
  expect(priceBill({ tariff, cycle: JUNE, zone: DENVER, flow: evenFlow(JUNE, 10) })?.bill.demandUnderstated).toBe(true);
});

it('takes the quarters of hours where they are known, and is at least where some are missing', () => {
  const line = { id: 'demand', label: 'Demand', group: 'demand', kind: 'demand', windowMinutes: 15 } as const;
  const tariff = tariffOf([{ ...line, tiers: [{ price: 1 }] }]);
  const hours = flowOf(JUNE, (_start, _end, index) => (index === 20 ? 3 : 1));
  const billOf = (known: (index: number) => boolean) => {
    const quarters = flowOf(JUNE, (_start, _end, index) => (known(index) ? (index === 80 ? 2 : 0.25) : Number.NaN), {
      granularity: 'fifteenminute',
    });
    return priceBill({ tariff, cycle: JUNE, zone: DENVER, flow: { ...hours, quarters } })?.bill;
  };
  // 2 kWh in a quarter of an hour are 8 kW; by the hour it would be 3.
  expect(billOf(() => true)).toMatchObject({ totalMicro: 8_000_000, demandUnderstated: false });
  expect(billOf((index) => index >= 40)).toMatchObject({ totalMicro: 8_000_000, demandUnderstated: true });
  expect(billOf((index) => index !== 80)).toMatchObject({ totalMicro: 3_000_000, demandUnderstated: true });
});

it('bills half of an earlier peak where that is more', () => {
  const line = { id: 'demand', label: 'Demand', group: 'demand', kind: 'demand', windowMinutes: 60 } as const;
  const tariff = tariffOf([{ ...line, tiers: [{ price: 1 }], ratchet: { percent: 50, months: 11 } }]);
  const carried = { bank: {}, creditMicro: 0, unitCarry: 0, peaks: { demand: [3_000_000, 14_800_000] } };
  const flow = flowOf(JUNE, (_start, _end, index) => (index === 5 ? 5.2 : 1));
  expect(priceBill({ tariff, cycle: JUNE, zone: DENVER, flow, carried })?.bill.totalMicro).toBe(7_400_000);
});

describe('gas, water and sewer', () => {
  const gas = (rounding: 'round' | 'none') =>
    tariffOf(
      [usage({ bands: [{ tiers: [{ price: 1.1234 }] }] }), fixed(0.4521, 'day')],
      { billUnit: 'therm', billRounding: rounding },
      'gas',
    );

  it('converts CCF by the heat factor, to whole therms where the bill does', () => {
    expect(dollars(gas('round'), 37, JUNE, { heatFactor: 1.085 })).toBe(58.5);
    expect(dollars(gas('none'), 37, JUNE, { heatFactor: 1.085 })).toBe(58.66);
  });

  const water = tariffOf(
    [usage({ bands: [{ tiers: [{ upTo: 4, price: 3.1 }, { price: 4.65 }] }] }), fixed(14.25)],
    { billUnit: 'CCF', billRounding: 'floor' },
    'water',
  );

  it('bills whole units of water and carries the rest', () => {
    const flow = evenFlow(JUNE, 7100);
    const priced = priceBill({ tariff: water, cycle: JUNE, zone: DENVER, flow });
    expect(priced?.bill.totalMicro).toBe(49_900_000);
    expect(priced?.carried.unitCarry).toBeCloseTo(491_300, -2);
    const nextJuly = { start: '2026-07-01', end: '2026-08-01', months: 1 };
    const next = evenFlow(nextJuly, 0.51 * GALLONS_PER_CCF);
    const carried = priced?.carried;
    const after = priceBill({ tariff: water, cycle: nextJuly, zone: DENVER, flow: next, carried });
    expect(after?.bill.lines[0]?.items.map(({ quantity }) => quantity)).toEqual([1]);
  });

  it('limits sewer to the winter average', () => {
    const sewer = tariffOf(
      [usage({ bands: [{ tiers: [{ price: 6.2 }] }] }), fixed(11)],
      { billUnit: 'CCF', billRounding: 'floor', volume: { winterMonths: [12, 1, 2, 3] } },
      'sewer',
    );
    expect(dollars(sewer, 6733, JUNE, { winterMean: 5_500_000 })).toBe(45.1);
  });
});

it('rounds a line once, not each interval', () => {
  const tariff = tariffOf([usage({ bands: [{ tiers: [{ price: 0.264159 }] }] })]);
  const cycle = { start: '2026-06-01', end: '2026-06-03', months: 1 };
  expect(dollars(tariff, 0.48, cycle)).toBe(0.13);
});

describe('energy that is sent', () => {
  // Night takes 310, day sends 450.
  const solar = flowOf(JUNE, (start) => (new Date(start - 6 * 3_600_000).getUTCHours() < 12 ? 310 : -450) / 360);
  const nonBypassable = usage({
    id: 'nbc',
    label: 'Fund',
    bands: [{ tiers: [{ price: 0.028 }] }],
    nonBypassable: true,
  });
  const bill = (tariff: Tariff, cycle = JUNE, flow = solar, carried?: BillInput['carried']) =>
    priceBill({ tariff, cycle, zone: DENVER, flow, carried });

  const netMetering = tariffOf([usage({ direction: 'net', bands: [{ tiers: [{ price: 0.2 }] }] }), nonBypassable], {
    export: { meters: 'netting', bank: 'energy', trueUp: { month: 3, price: 0.04 } },
  });

  it('carries what a net meter has left, and charges what credit can’t pay', () => {
    const priced = bill(netMetering);
    expect(priced?.bill.totalMicro).toBe(8_680_000);
    expect(priced?.carried.bank.use).toBe(140_000_000);
    expect(priced?.bill.exported).toBeCloseTo(450, 6);
  });

  it('uses the bank before it bills', () => {
    const july = { start: '2026-07-01', end: '2026-08-01', months: 1 };
    const priced = bill(netMetering, july, evenFlow(july, 200), bill(netMetering)?.carried);
    expect(priced?.bill.lines.map(({ amountMicro }) => amountMicro)).toEqual([12_000_000, 5_600_000]);
    expect(priced?.carried.bank.use).toBe(0);
  });

  it('pays for the bank once a year, and empties it', () => {
    const march = { start: '2026-03-01', end: '2026-04-01', months: 1 };
    const carried = { bank: { use: 140_000_000 }, creditMicro: 0, unitCarry: 0, peaks: {} };
    const priced = bill(netMetering, march, evenFlow(march, 40), carried);
    expect(priced?.bill.lines.map(({ id, amountMicro }) => [id, amountMicro])).toEqual([
      ['nbc', 1_120_000],
      ['true-up', -4_000_000],
    ]);
    expect(priced?.carried.bank).toEqual({});
  });

  it('pays for each interval’s export at its own price', () => {
    const netBilling = tariffOf([
      usage({ bands: [{ tiers: [{ price: 0.18 }] }] }),
      usage({ id: 'sent', group: 'credit', direction: 'export', bands: [{ tiers: [{ price: 0.055 }] }] }),
    ]);
    expect(bill(netBilling)?.bill.totalMicro).toBe(31_050_000);
  });

  it('carries money that a bill can’t use, and uses it on the next', () => {
    const money = tariffOf(
      [
        usage({ bands: [{ tiers: [{ price: 0.1 }] }] }),
        usage({ id: 'sent', group: 'credit', direction: 'export', bands: [{ tiers: [{ price: 0.1 }] }] }),
        fixed(9),
      ],
      { export: { meters: 'netting', bank: 'money' } },
    );
    const first = bill(money);
    expect(first?.bill.totalMicro).toBe(9_000_000);
    expect(first?.carried.creditMicro).toBe(14_000_000);
    const july = { start: '2026-07-01', end: '2026-08-01', months: 1 };
    const second = bill(money, july, evenFlow(july, 100), first?.carried);
    expect([second?.bill.totalMicro, second?.carried.creditMicro]).toEqual([9_000_000, 4_000_000]);
  });
});

describe('minimum and taxes', () => {
  it('charges the rest of a minimum bill, then taxes on it, in their order', () => {
    const tariff = tariffOf(
      [
        usage({ bands: [{ tiers: [{ price: 0.1 }] }] }),
        { id: 'city', label: 'City tax', group: 'tax', kind: 'percent', of: ['supply', 'fixed'], percent: 5 },
        {
          id: 'state',
          label: 'State tax',
          group: 'tax',
          kind: 'percent',
          of: ['supply', 'fixed', 'city'],
          percent: 2.9,
        },
      ],
      { minimum: { amount: 20, per: 'month' } },
    );
    const flow = evenFlow(JUNE, 50);
    const lines = priceBill({ tariff, cycle: JUNE, zone: DENVER, flow })?.bill.lines;
    expect(lines?.map(({ id, amountMicro }) => [id, amountMicro / 1e6])).toEqual([
      ['use', 5],
      ['minimum', 15],
      ['city', 1],
      ['state', 0.61],
    ]);
    expect(dollars(tariff, 500)).toBe(54.02);
  });
});

it('never counts a missing hour as free: it says how much is known', () => {
  const tariff = tariffOf([usage({ bands: [{ tiers: [{ price: 0.1 }] }] })]);
  const flow = flowOf(JUNE, (_start, _end, index) => (index < 72 ? Number.NaN : 1));
  const bill = priceBill({ tariff, cycle: JUNE, zone: DENVER, flow })?.bill;
  expect(bill?.totalMicro).toBe(64_800_000);
  expect(bill?.coverage).toBe(0.9);
});

it('prices the days of each version of a tariff by it', () => {
  const before = tariffOf([usage({ bands: [{ tiers: [{ price: 0.1 }] }] }), fixed(3)]);
  const [version] = before.versions;
  if (!version) throw new Error('no version');
  const after = {
    ...version,
    validFrom: '2026-06-11',
    lines: [usage({ bands: [{ tiers: [{ price: 0.2 }] }] }), fixed(6)],
  };
  const tariff = { ...before, versions: [version, after] };
  // 10 of 30 days at the first prices.
  expect(dollars(tariff, 300)).toBe(10 + 40 + 1 + 4);
  expect(dollars({ ...tariff, versions: [after] }, 300, { start: '2026-05-01', end: '2026-06-01', months: 1 })).toBe(
    undefined,
  );
});
