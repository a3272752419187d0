import { describe, expect, it } from 'vitest';
import { checkTariff } from '../check-tariff';
import { priceBill } from '../price-bill';
import type { Tariff } from '../tariff';
import { DENVER, flowOf } from '../test-support/sample-flows';
import type { UrdbRate } from './urdb';
import { urdbTariff } from './urdb-tariff';

const ALL_YEAR = Array.from({ length: 12 }, () => new Array<number>(24).fill(0));
/** Weekdays 14–20 from June to September are period 1. */
const SUMMER_PEAK = ALL_YEAR.map((hours, month) =>
  hours.map((_, hour) => (month >= 5 && month <= 8 && hour >= 14 && hour < 20 ? 1 : 0)),
);

function made(rate: UrdbRate, fields: Record<string, unknown> = { ...rate }): Tariff {
  const result = urdbTariff(rate, fields);
  if (!('tariff' in result)) throw new Error(result.problems.map(({ text }) => text).join('\n'));
  expect(checkTariff(result.tariff)).toEqual([]);
  return result.tariff;
}

function refused(rate: UrdbRate, fields: Record<string, unknown> = { ...rate }): string[] {
  const result = urdbTariff(rate, fields);
  return 'problems' in result ? result.problems.map(({ field }) => field) : [];
}

function cost(
  tariff: Tariff,
  month: string,
  kwhPerHour: number,
  granularity: 'hour' | 'fifteenminute' = 'hour',
): number {
  const end = month === '12' ? '2027-01-01' : `2026-${String(Number(month) + 1).padStart(2, '0')}-01`;
  const cycle = { start: `2026-${month}-01`, end, months: 1 };
  const flow = flowOf(cycle, (from, to) => (kwhPerHour * (to - from)) / 3_600_000, { granularity });
  return (priceBill({ tariff, cycle, zone: DENVER, flow })?.bill.totalMicro ?? 0) / 1e6;
}

const flat = { energyweekdayschedule: ALL_YEAR, energyweekendschedule: ALL_YEAR };

describe('rates of different shape', () => {
  it('flat, with a charge for each month', () => {
    const tariff = made({ ...flat, energyratestructure: [[{ rate: 0.1, adj: 0.02 }]], fixedmonthlycharge: 9.5 });
    expect(cost(tariff, '06', 1)).toBe(95.9);
  });

  it('tiers for each month, with a minimum for each day', () => {
    const structure = [[{ rate: 0.1, max: 500 }, { rate: 0.15 }]];
    const tariff = made({ ...flat, energyratestructure: structure, mincharge: 0.5, minchargeunits: '$/day' });
    expect(cost(tariff, '06', 1)).toBe(50 + 33);
    expect(cost(tariff, '06', 0.1)).toBe(15);
  });

  it('tiers for each day', () => {
    const structure = [
      [
        { rate: 0.1, max: 10, unit: 'kWh daily' },
        { rate: 0.2, unit: 'kWh daily' },
      ],
    ];
    expect(cost(made({ ...flat, energyratestructure: structure }), '06', 1)).toBe(30 + 84);
  });

  it('time of use in summer, with weekends', () => {
    const rate: UrdbRate = {
      energyratestructure: [[{ rate: 0.1 }], [{ rate: 0.3 }]],
      energyweekdayschedule: SUMMER_PEAK,
      energyweekendschedule: ALL_YEAR,
    };
    const tariff = made(rate);
    expect(tariff.versions[0]?.seasons.map(({ from, to }) => [from, to])).toEqual([
      ['06-01', '09-30'],
      ['10-01', '05-31'],
    ]);
    // June 2026 has 22 weekdays of six peak hours.
    expect(cost(tariff, '06', 1)).toBeCloseTo(22 * 6 * 0.3 + (720 - 132) * 0.1, 6);
    expect(cost(tariff, '12', 1)).toBeCloseTo(744 * 0.1, 6);
  });

  it('demand of each month and fuel by month', () => {
    const tariff = made({
      ...flat,
      energyratestructure: [[{ rate: 0.05 }]],
      fueladjustmentsmonthly: [0, 0, 0, 0, 0, 0.01, 0.01, 0, 0, 0, 0, 0],
      flatdemandstructure: [[{ rate: 6.46 }], [{ rate: 13.87 }]],
      flatdemandmonths: [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0],
      demandwindow: 15,
    });
    expect(cost(tariff, '07', 2, 'fifteenminute')).toBeCloseTo(1488 * 0.06 + 2 * 13.87, 6);
    expect(cost(tariff, '12', 2, 'fifteenminute')).toBeCloseTo(1488 * 0.05 + 2 * 6.46, 6);
  });

  it('net billing pays for what is sent, at its own price', () => {
    const tariff = made({
      ...flat,
      energyratestructure: [[{ rate: 0.18, sell: 0.055 }]],
      dgrules: 'Net Billing Hourly',
    });
    const cycle = { start: '2026-06-01', end: '2026-07-01', months: 1 };
    const flow = flowOf(cycle, (_from, _to, index) => (index < 310 ? 1 : index < 760 ? -1 : 0));
    expect(priceBill({ tariff, cycle, zone: DENVER, flow })?.bill.totalMicro).toBe((310 * 0.18 - 410 * 0.055) * 1e6);
  });
});

describe('refuses by the field’s name', () => {
  const base: UrdbRate = { ...flat, energyratestructure: [[{ rate: 0.1 }]] };
  it.each<[string, UrdbRate, Record<string, unknown>]>([
    ['annualmincharge', base, { ...base, annualmincharge: 12 }],
    ['coincidentratestructure', base, { ...base, coincidentratestructure: [[{ rate: 1 }]] }],
    ['lookbackpercent', base, { ...base, lookbackpercent: 0.5 }],
    [
      'energyratestructure',
      { ...flat, energyratestructure: [[{ rate: 0.1, max: 300, unit: 'kWh/kW' }, { rate: 0.2 }]] },
      {},
    ],
    ['energyratestructure', { ...flat, energyratestructure: [[{ rate: 0.1 }, { rate: 0.2 }]] }, {}],
    ['energyratestructure', flat, {}],
    ['energyweekdayschedule', { ...base, energyweekdayschedule: ALL_YEAR.slice(1) }, {}],
    ['energyweekendschedule', { ...base, energyweekendschedule: SUMMER_PEAK }, {}],
    ['fixedchargeunits', { ...base, fixedchargefirstmeter: 3, fixedchargeunits: '$/kW' }, {}],
    [
      'demandrateunit',
      { ...base, flatdemandstructure: [[{ rate: 1 }]], flatdemandmonths: new Array(12).fill(0), demandrateunit: 'hp' },
      {},
    ],
  ])('%s', (field, rate, fields) => {
    expect(refused(rate, fields)).toContain(field);
  });
});

it('accepts a last tier that ends far away, numbers written as 1.0, and shows what only the description says', () => {
  const structure = [
    [
      { rate: 0.07, max: 100, sell: 0 },
      { rate: 0.08, max: 9.9999e37, sell: 0 },
    ],
  ];
  const result = urdbTariff(
    { ...flat, energyratestructure: structure, description: 'Minimum charge of $1000.00.' },
    {},
  );
  if (!('tariff' in result)) throw new Error('refused');
  expect(result.warnings.join()).toContain('Minimum charge of $1000.00.');
  expect(cost(result.tariff, '06', 1)).toBeCloseTo(7 + 620 * 0.08, 6);
});

it('warns of half a bill', () => {
  const result = urdbTariff({ ...flat, energyratestructure: [[{ rate: 0.1 }]], servicetype: 'Delivery' }, {});
  expect('warnings' in result && result.warnings[0]).toContain('delivery alone');
});
