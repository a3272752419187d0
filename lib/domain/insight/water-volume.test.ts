import { expect, test } from 'vitest';
import type { LocalDay } from './local-days';
import { type At, corrected, garden, household, insightDays, type Scenario, ticked } from './test-support/insight-days';
import { waterVolume } from './water-volume';

const ZONE = 'America/Denver';
/** Sixty-one days; the last that is over, a Thursday, uses 500 gallons more. */
const pool = (at: At) => household(at) + (at.index === 59 && at.hour >= 10 && at.hour < 20 ? 50 : 0);
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-06-01', days: 61, openHours: 6, usage, ...more });

const CASES: [name: string, days: () => LocalDay[], state: string][] = [
  ['nothing', () => scenario(household), 'clear'],
  ['a pool is filled', () => scenario(pool), 'active'],
  ['restart: the same data again', () => structuredClone(scenario(pool)), 'active'],
  ['today is not judged', () => scenario((at) => pool({ ...at, index: at.index - 1 })), 'clear'],
  ['a gap of half the day', () => scenario((at) => (at.index === 59 && at.hour < 10 ? null : pool(at))), 'unknown'],
  ['a gap of two hours', () => scenario((at) => (at.index === 59 && at.hour < 2 ? null : pool(at))), 'active'],
  ['a late correction', () => corrected(scenario(pool), ZONE, ({ value }) => Math.min(value ?? 0, 12)), 'clear'],
  ['the day on which the clock changes', () => scenario(pool, { from: '2026-01-08' }), 'active'],
  [
    'a register that began again',
    () => scenario((at) => (at.index === 59 && at.hour === 4 ? null : pool(at))),
    'active',
  ],
  ['a 10-gallon register', () => scenario(ticked(10, pool)), 'active'],
  ['irrigation on this weekday', () => scenario(watered), 'clear'],
  ['back from vacation', () => scenario((at) => (at.index > 45 && at.index < 59 ? 0 : household(at))), 'clear'],
  ['a pool after a vacation', () => scenario((at) => (at.index > 45 && at.index < 59 ? 0 : pool(at))), 'active'],
  ['a new meter', () => scenario(pool).slice(-30), 'unknown'],
];

const watered = (at: At) => household(at) + garden({ weekday: at.weekday - 1, hour: at.hour }) * 1.2;

test.each(CASES)('%s', (_name, days, state) => {
  expect(waterVolume(days()).state).toBe(state);
});

test('is measured against the same weekday', () => {
  expect(waterVolume(scenario(pool))).toMatchObject({
    since: Date.parse('2026-07-30T06:00:00Z'),
    level: 600,
    limit: 300,
    typical: 100,
  });
});
