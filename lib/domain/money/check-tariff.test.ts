import { describe, expect, it } from 'vitest';
import { checkTariff } from './check-tariff';
import { simpleTariff } from './simple-tariff';
import type { Band, TariffLine, TariffVersion } from './tariff';
import { fixed, tariffOf, usage } from './test-support/sample-tariffs';

const flat = [{ price: 0.1 }];
const SEASONS = [
  { id: 's', label: 'Summer', from: '06-01', to: '09-30' },
  { id: 'w', label: 'Winter', from: '10-01', to: '05-31' },
];

function texts(lines: TariffLine[], version: Partial<TariffVersion> = {}): string[] {
  return checkTariff(tariffOf(lines, version)).map(({ text }) => text);
}

const bands = (...list: Band[]) => [usage({ bands: list })];

describe('every minute has one price', () => {
  it('accepts prices that cover the week', () => {
    const weekend: Band = { label: 'Weekend', days: ['sat', 'sun'], tiers: flat };
    const weekday: Band = { label: 'Weekday', days: ['mon', 'tue', 'wed', 'thu', 'fri'], tiers: flat };
    expect(texts(bands(weekend, weekday))).toEqual([]);
    expect(
      texts(bands({ hours: [['22:00', '06:00']], tiers: flat }, { hours: [['06:00', '22:00']], tiers: flat })),
    ).toEqual([]);
    expect(checkTariff(simpleTariff({ commodity: 'gas', price: 1, monthlyCharge: 5, currency: 'USD' }))).toEqual([]);
  });

  it('names a gap', () => {
    const found = texts(
      bands({ season: 's', tiers: flat }, { season: 'w', hours: [['06:00', '24:00']], tiers: flat }),
      {
        seasons: SEASONS,
      },
    );
    expect(found).toEqual(['Energy: no price for Winter, every day 00:00–06:00.']);
  });

  it('names an overlap, and a weekday', () => {
    const peak: Band = { label: 'Peak', days: ['sat'], hours: [['14:00', '20:00']], tiers: flat };
    expect(texts(bands(peak, { label: 'Base', tiers: flat }))).toEqual([
      'Energy: 2 prices for Saturdays 14:00–20:00: Peak and Base.',
    ]);
  });

  it('names weekdays and weekends as such', () => {
    const weekend: Band = { days: ['sat', 'sun'], hours: [['08:00', '24:00']], tiers: flat };
    expect(texts(bands(weekend))).toEqual([
      'Energy: no price for weekdays 00:00–24:00.',
      'Energy: no price for weekends 00:00–08:00.',
    ]);
  });

  it('wants a price for holidays once there are some', () => {
    const week: Band = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], tiers: flat };
    expect(texts(bands(week))).toEqual([]);
    expect(texts(bands(week), { holidays: 'us' })).toEqual(['Energy: no price for holidays 00:00–24:00.']);
  });

  it('names days of the year in no season or in two', () => {
    const seasons = [
      { id: 's', label: 'Summer', from: '06-01', to: '10-01' },
      { id: 'w', label: 'Winter', from: '10-01', to: '05-15' },
    ];
    expect(texts(bands({ tiers: flat }), { seasons })).toEqual([
      '05-16 to 05-31 (month-day) is in no season.',
      '10-01 (month-day) is in 2 seasons: Summer and Winter.',
    ]);
  });
});

it.each<[string, TariffLine[], Partial<TariffVersion>, string]>([
  [
    'tiers that fall',
    bands({ tiers: [{ upTo: 5, price: 1 }, { upTo: 4, price: 1 }, { price: 1 }] }),
    {},
    'Each tier must end above',
  ],
  ['a last tier that ends', bands({ tiers: [{ upTo: 5, price: 1 }] }), {}, 'The last tier has no upper end'],
  [
    'a tier in the middle without an end',
    bands({ tiers: [{ price: 1 }, { price: 1 }] }),
    {},
    'Every tier but the last',
  ],
  [
    'an unknown season',
    [usage({ bands: [{ tiers: flat }, { season: 'x', tiers: flat }] })],
    {},
    'There is no season x',
  ],
  [
    'holidays that are not named',
    bands({ tiers: flat }, { days: ['holiday'], tiers: flat }),
    {},
    'which days are holidays',
  ],
  ['hours of no length', bands({ tiers: flat }, { hours: [['05:00', '05:00']], tiers: flat }), {}, 'another time'],
  ['two lines with one id', [fixed(1), fixed(2)], {}, 'Two lines have the id fixed'],
  [
    'a tax on nothing',
    [{ id: 't', label: 'Tax', group: 'tax', kind: 'percent', of: ['later'], percent: 1 }],
    {},
    'later is no group',
  ],
  ['a unit of something else', [fixed(1)], { billUnit: 'therm' }, 'Bills of electricity are in kWh'],
])('refuses %s', (_name, lines, version, text) => {
  expect(texts(lines, version).join('\n')).toContain(text);
});

it('refuses an allowance that bands share but do not agree on', () => {
  const two = [
    { hours: [['00:00', '12:00']] as [string, string][], tiers: [{ upTo: 5, price: 1 }, { price: 2 }] },
    { hours: [['12:00', '24:00']] as [string, string][], tiers: flat },
  ];
  expect(texts([usage({ bands: two })]).join()).toContain('share one allowance');
  expect(texts([usage({ bands: two, tiersFor: 'band' })])).toEqual([]);
});

it('refuses versions out of order, and prices of a list that overlap', () => {
  const tariff = tariffOf([fixed(1)]);
  const [version] = tariff.versions;
  if (!version) throw new Error('no version');
  expect(checkTariff({ ...tariff, versions: [version, version] }).map(({ path }) => path)).toEqual([
    'versions.1.validFrom',
  ]);
  const prices = [
    { start: '2026-01-01T00:00:00Z', end: '2026-01-01T01:00:00Z', price: 1 },
    { start: '2026-01-01T00:30:00Z', end: '2026-01-01T02:00:00Z', price: 1 },
  ];
  const list: TariffLine = { id: 'l', label: 'List', group: 'supply', kind: 'prices', direction: 'import', prices };
  expect(texts([list])).toEqual(['Two prices apply at 2026-01-01T00:30:00Z.']);
});
