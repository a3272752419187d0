import { describe, expect, it } from 'vitest';
import { sandboxBuckets } from '@/sandbox/data/truth';
import { createWorld } from '@/sandbox/data/world';
import { CALENDAR_MONTHS } from './bill-cycles';
import { priceHistory } from './bill-history';
import { flowOfMeter } from './flow';
import { simpleTariff } from './simple-tariff';
import type { Tariff } from './tariff';
import { tariffOf, usage } from './test-support/sample-tariffs';

const NOW = Date.UTC(2027, 0, 10);
const YEAR = { start: '2026-01-01', end: '2027-01-01' };
const world = createWorld({ seed: 1, premises: 10, anchorMs: NOW });

interface Hour {
  start: number;
  end: number;
  amount: number;
}

/** The hours of a year of a home's meter, as the sandbox has them. */
function hoursOf(owner: string, name: string, type: string): { hours: Hour[]; zone: string } {
  const premise = world.premisesOf(`auth0|${owner}`).find((each) => each.name?.includes(name));
  const meter = premise?.meters.find((each) => each.type === type);
  if (!premise || !meter) throw new Error(`the sandbox has no ${type} at ${name}`);
  const span = ['2025-12-31T00:00:00Z', '2027-01-02T00:00:00Z'] as const;
  const buckets = sandboxBuckets(world, meter.id, 'usage', 'hour', ...span, NOW);
  const hours = buckets.map(({ start, end, usage: amount }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
    amount: amount ?? Number.NaN,
  }));
  return { hours, zone: premise.zone };
}

/** What a clock on the wall shows, from Intl alone. */
function wallClock(zone: string): (at: number) => { year: string; month: number; isWeekend: boolean; minute: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    ...{ year: 'numeric', month: 'numeric', weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' },
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      year: parts.get('year') ?? '',
      month: Number(parts.get('month')),
      isWeekend: ['Sat', 'Sun'].includes(parts.get('weekday') ?? ''),
      minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    };
  };
}

type Shown = ReturnType<ReturnType<typeof wallClock>>;

/** Adds up the hours of each month of 2026, divided by a key. Hours without a reading add nothing. */
function monthsOf({ hours, zone }: ReturnType<typeof hoursOf>, keyOf: (shown: Shown) => string) {
  const shownAt = wallClock(zone);
  const months = Array.from({ length: 12 }, () => new Map<string, number>());
  for (const { start, amount } of hours) {
    const shown = shownAt(start);
    const month = months[shown.month - 1];
    if (shown.year !== '2026' || !month || Number.isNaN(amount)) continue;
    const key = keyOf(shown);
    month.set(key, (month.get(key) ?? 0) + amount);
  }
  return months;
}

function totalsOf(tariff: Tariff, { hours, zone }: ReturnType<typeof hoursOf>): number[] {
  const edges = [...hours.map(({ start }) => start), hours.at(-1)?.end ?? 0];
  const flow = flowOfMeter(
    edges,
    Float64Array.from(hours, ({ amount }) => amount),
    NOW,
  );
  const home = { tariff, rule: CALENDAR_MONTHS, zone, heatFactors: {} };
  return priceHistory(home, flow, YEAR, YEAR.end).map(({ bill }) => bill.totalMicro / 1e6);
}

/** Each line is rounded to a cent. */
function expectBills(totals: number[], expected: number[], lines = 2): void {
  expect(totals).toHaveLength(12);
  for (const [month, total] of totals.entries()) {
    expect(Math.abs(total - (expected[month] ?? 0)), `month ${month + 1}`).toBeLessThan(0.005 * lines + 0.0001);
  }
}

const sum = (month: Map<string, number>) => [...month.values()].reduce((all, amount) => all + amount, 0);

describe.each([
  ['with days of 23 and 25 hours', 'alex', 'Maple', 'power'],
  ['in a half-hour zone', 'asha', '', 'power'],
] as const)('a year of bills of a home %s', (_zone, owner, name, type) => {
  const home = hoursOf(owner, name, type);

  it('at one price', () => {
    const tariff = simpleTariff({ commodity: 'electricity', price: 0.143, monthlyCharge: 9.5, currency: 'USD' });
    expectBills(
      totalsOf(tariff, home),
      monthsOf(home, () => '').map((month) => sum(month) * 0.143 + 9.5),
    );
  });

  it('in tiers', () => {
    const tiers = [{ upTo: 200, price: 0.11 }, { upTo: 500, price: 0.17 }, { price: 0.24 }];
    const expected = monthsOf(home, () => '').map((month) => {
      const used = sum(month);
      return (
        Math.min(used, 200) * 0.11 + Math.min(Math.max(0, used - 200), 300) * 0.17 + Math.max(0, used - 500) * 0.24
      );
    });
    expectBills(totalsOf(tariffOf([usage({ bands: [{ tiers }], tiersPer: 'month' })]), home), expected);
  });

  it('by time of use, on weekdays and weekends', () => {
    const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
    const weekend = ['sat', 'sun'] as const;
    const line = usage({
      bands: [
        { label: 'Peak', days: [...weekdays], hours: [['16:00', '21:00']], tiers: [{ price: 0.41 }] },
        { label: 'Night', days: [...weekdays], hours: [['00:00', '06:00']], tiers: [{ price: 0.09 }] },
        {
          label: 'Day',
          days: [...weekdays],
          hours: [
            ['06:00', '16:00'],
            ['21:00', '24:00'],
          ],
          tiers: [{ price: 0.19 }],
        },
        { label: 'Weekend', days: [...weekend], tiers: [{ price: 0.12 }] },
      ],
    });
    const priceOf = ({ isWeekend, minute }: Shown) => {
      if (isWeekend) return '0.12';
      if (minute < 360) return '0.09';
      return minute >= 960 && minute < 1260 ? '0.41' : '0.19';
    };
    const expected = monthsOf(home, priceOf).map((month) =>
      [...month].reduce((total, [price, amount]) => total + Number(price) * amount, 0),
    );
    expectBills(totalsOf(tariffOf([line]), home), expected);
  });
});

it('a year of net metering carries what was sent, and pays for what is left in December', () => {
  const home = hoursOf('alex', 'Desert', 'power_net');
  const tariff = tariffOf([usage({ direction: 'net', bands: [{ tiers: [{ price: 0.16 }] }] })], {
    export: { meters: 'netting', bank: 'energy', trueUp: { month: 12, price: 0.03 } },
  });
  let bank = 0;
  const expected = monthsOf(home, () => '').map((month, index) => {
    const left = sum(month) - bank;
    bank = Math.max(0, -left);
    return Math.max(0, left) * 0.16 - (index === 11 ? bank * 0.03 : 0);
  });
  expectBills(totalsOf(tariff, home), expected);
});
