import { expect, it } from 'vitest';
import type { BillCycle } from './cycle-parts';
import { daysBetween, laterDay } from './day-number';
import { priceBill } from './price-bill';
import type { Tariff } from './tariff';
import { DENVER, flowOf } from './test-support/sample-flows';
import { fixed, tariffOf, usage } from './test-support/sample-tariffs';

/** Returns numbers from 0 to 1 that are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const SEASONS = [
  { id: 's', label: 'Summer', from: '06-01', to: '09-30' },
  { id: 'w', label: 'Winter', from: '10-01', to: '05-31' },
];

/** Peak and off-peak, dear on weekdays, with a price below zero at night. */
function timeOfUse(random: () => number): Tariff {
  const price = () => Math.round((random() - 0.1) * 1e5) / 1e5;
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  return tariffOf(
    [
      usage({
        bands: [
          { season: 's', days: [...weekdays], hours: [['14:00', '20:30']], tiers: [{ price: price() }] },
          { season: 's', days: [...weekdays], hours: [['20:30', '14:00']], tiers: [{ price: price() }] },
          { season: 's', days: ['sat', 'sun'], tiers: [{ price: price() }] },
          { season: 'w', hours: [['00:00', '06:00']], tiers: [{ price: -0.02 }] },
          { season: 'w', hours: [['06:00', '24:00']], tiers: [{ price: price() }] },
        ],
      }),
      usage({ id: 'delivery', group: 'delivery', bands: [{ tiers: [{ price: 0 }] }] }),
      fixed(0.5, 'day'),
    ],
    { seasons: SEASONS },
  );
}

/** Returns what the cycle costs before rounding: items have full precision. */
function unrounded(tariff: Tariff, cycle: BillCycle, flow: ReturnType<typeof flowOf>): number {
  const bill = priceBill({ tariff, cycle, zone: DENVER, flow })?.bill;
  return (bill?.lines ?? []).flatMap(({ items }) => items).reduce((sum, { amountMicro }) => sum + amountMicro, 0);
}

it('costs the same in parts as in one, wherever the cycle is divided', () => {
  const random = randomNumbers(7);
  for (let run = 0; run < 25; run += 1) {
    const tariff = timeOfUse(random);
    const start = laterDay('2026-01-05', Math.floor(random() * 330));
    const cycle = { start, end: laterDay(start, 2 + Math.floor(random() * 60)), months: 1 };
    const border = laterDay(start, 1 + Math.floor(random() * (daysBetween(cycle.start, cycle.end) - 1)));
    const flow = flowOf(cycle, () => Math.round(random() * 4e6) / 1e6);
    const whole = unrounded(tariff, cycle, flow);
    const parts = [
      { ...cycle, end: border },
      { ...cycle, start: border },
    ].map((part) => unrounded(tariff, part, flow));
    expect(Math.abs(whole - parts.reduce((sum, part) => sum + part, 0))).toBeLessThan(20);
  }
});

it('costs what each hour costs by the clock on the wall, added up', () => {
  const random = randomNumbers(11);
  for (let run = 0; run < 10; run += 1) {
    const tariff = timeOfUse(random);
    const start = laterDay('2026-01-05', Math.floor(random() * 330));
    const cycle = { start, end: laterDay(start, 30), months: 1 };
    const flow = flowOf(cycle, () => Math.round(random() * 4e6) / 1e6);
    const bands = tariff.versions[0]?.lines[0]?.kind === 'usage' ? tariff.versions[0].lines[0].bands : [];
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: DENVER,
      month: 'numeric',
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    let expected = 15_000_000;
    for (const [index, taken] of flow.imported.entries()) {
      const at = flow.edges[index] ?? 0;
      const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
      const [month, hour] = [Number(parts.month), Number(parts.hour)];
      const isWeekend = parts.weekday === 'Sat' || parts.weekday === 'Sun';
      const half = hour === 20;
      const of = (band: number) => bands[band]?.tiers[0]?.price ?? Number.NaN;
      const summer = isWeekend ? of(2) : half ? (of(0) + of(1)) / 2 : hour >= 14 && hour < 20 ? of(0) : of(1);
      const price = month >= 6 && month <= 9 ? summer : hour < 6 ? of(3) : of(4);
      expected += taken * price * 1e6;
    }
    expect(Math.abs(unrounded(tariff, cycle, flow) - expected)).toBeLessThan(20);
  }
});

it('costs nothing for no days of use but the fixed charges, and less is known where hours are missing', () => {
  const random = randomNumbers(3);
  const tariff = timeOfUse(random);
  const cycle = { start: '2026-06-20', end: '2026-07-20', months: 1 };
  const none = flowOf(cycle, () => 0);
  expect(priceBill({ tariff, cycle, zone: DENVER, flow: none })?.bill).toMatchObject({
    totalMicro: 15_000_000,
    coverage: 1,
  });
  const missing = flowOf(cycle, () => Number.NaN);
  expect(priceBill({ tariff, cycle, zone: DENVER, flow: missing })?.bill).toMatchObject({
    totalMicro: 15_000_000,
    coverage: 0,
  });
});
