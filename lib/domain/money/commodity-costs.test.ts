import { describe, expect, it } from 'vitest';
import { dayStart } from '../calendar';
import { localCalendar, toLocalDays } from '../insight/local-days';
import { commodityCosts } from './commodity-costs';
import { netSteps } from './join-flows';
import type { PercentLine, Tariff } from './tariff';
import { DENVER, flowOf } from './test-support/sample-flows';
import { fixed, tariffOf, usage } from './test-support/sample-tariffs';

/** A year and a half of the same weeks: 1 kWh in each hour, 3 in those from 18 to 21. */
const DAYS = { start: '2025-03-01', end: '2026-08-11' };
const NOW = dayStart('2026-08-10', DENVER) + 12 * 3_600_000;

const hourOf = (at: number) =>
  Number(new Intl.DateTimeFormat('en-US', { timeZone: DENVER, hour: 'numeric', hourCycle: 'h23' }).format(at));
const amount = (at: number) => (at >= NOW ? Number.NaN : hourOf(at) >= 18 && hourOf(at) < 21 ? 3 : 1);
const flow = { ...flowOf(DAYS, amount), expectedUntil: NOW };
const span = { start: flow.edges[0] ?? 0, end: flow.edges.at(-1) ?? 0 };
const days = toLocalDays(netSteps(flow), localCalendar(span, DENVER));

function costsOf(tariff: Tariff, day = '2026-08-10') {
  const home = { tariff, rule: { kind: 'anchor', day: 1, months: 1 } as const, zone: DENVER, heatFactors: {} };
  return commodityCosts({ home, flow, days, now: NOW, today: '2026-08-10', day });
}

const flat = tariffOf([usage({ bands: [{ tiers: [{ price: 0.1 }] }] }), fixed(31)]);

describe('a bill that runs', () => {
  it('has what was used so far, and what it will come to', () => {
    const costs = costsOf(flat);
    // Nine days of 30 kWh, twelve hours, and ten days of the charge.
    expect(costs?.current.totalMicro).toBe(28_200_000 + 10_000_000);
    expect(costs?.current.coverage).toBe(1);
    expect(costs?.projected?.expected.totalMicro).toBe(93_000_000 + 31_000_000);
    expect(costs?.projected?.low.totalMicro).toBe(costs?.projected?.high.totalMicro);
  });

  it('projects use at the hours in which it happens', () => {
    const bands = [
      { label: 'Evening', hours: [['18:00', '21:00']] as [string, string][], tiers: [{ price: 1 }] },
      { label: 'Rest', hours: [['21:00', '18:00']] as [string, string][], tiers: [{ price: 0 }] },
    ];
    expect(costsOf(tariffOf([usage({ bands })]))?.projected?.expected.totalMicro).toBe(31 * 9 * 1_000_000);
  });

  it('has the price of the next unit, in the tier that is reached, with taxes', () => {
    const tiers = [{ upTo: 200, price: 0.1 }, { price: 0.3 }];
    const tax: PercentLine = { id: 't', label: 'Tax', group: 'tax', kind: 'percent', of: ['supply'], percent: 10 };
    const tariff = tariffOf([usage({ bands: [{ tiers }], tiersPer: 'month' }), tax]);
    expect(costsOf(tariff)?.priceNow).toEqual({ micro: 330_000, band: null });
    expect(costsOf(tariff, '2026-07-10')?.priceNow).toBeNull();
  });
});

it('compares with the bill before and that of a year ago', () => {
  const costs = costsOf(flat, '2026-07-15');
  expect(costs?.previous?.cycle.start).toBe('2026-06-01');
  expect(costs?.lastYear?.cycle.start).toBe('2025-07-01');
  expect(costs?.projected).toBeNull();
});

it('tells apart what other prices, more days and other use did to a bill', () => {
  const [version] = flat.versions;
  if (!version) throw new Error('no version');
  const dearer = {
    ...version,
    validFrom: '2026-07-01',
    lines: [usage({ bands: [{ tiers: [{ price: 0.2 }] }] }), fixed(31)],
  };
  const change = costsOf({ ...flat, versions: [version, dearer] }, '2026-07-15')?.change;
  // June: 900 kWh, 90 + 31. July: 930 kWh at twice the price, 186 + 31.
  expect(change?.totalMicro).toBe(217_000_000 - 121_000_000);
  expect(change?.pricesMicro).toBe(90_000_000);
  expect(change?.daysMicro).toBe(Math.round((211_000_000 / 30) * 1));
  expect((change?.pricesMicro ?? 0) + (change?.daysMicro ?? 0) + (change?.useMicro ?? 0)).toBe(change?.totalMicro);
});

it('projects with a list of prices, goes on with its means where it ends, and says when that is', () => {
  const listTo = (end: string, start = '2025-01-01T00:00:00Z') =>
    tariffOf([
      {
        ...{ id: 'list', label: 'List', group: 'supply', kind: 'prices', direction: 'import' },
        prices: [{ start, end, price: 0.1 }],
      },
    ]);
  expect(costsOf(listTo('2026-09-02T00:00:00Z'))).toMatchObject({
    pricesUntil: null,
    projected: { expected: { totalMicro: 93_000_000 } },
  });
  expect(costsOf(listTo('2026-08-12T06:00:00Z'))).toMatchObject({
    pricesUntil: '2026-08-12T06:00:00Z',
    projected: { expected: { totalMicro: 93_000_000, coverage: 1 } },
  });
  expect(costsOf(listTo('2026-08-12T06:00:00Z', '2026-08-06T00:00:00Z'))?.projected).toBeNull();
});

it('projects nothing before eight weeks are known', () => {
  const short = days.slice(-30);
  const home = { tariff: flat, rule: { kind: 'anchor', day: 1, months: 1 } as const, zone: DENVER, heatFactors: {} };
  const costs = commodityCosts({ home, flow, days: short, now: NOW, today: '2026-08-10', day: '2026-08-10' });
  expect(costs?.projected).toBeNull();
});
