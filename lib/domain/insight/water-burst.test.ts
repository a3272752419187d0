import { expect, test } from 'vitest';
import type { LocalDay } from './local-days';
import { type At, corrected, garden, household, insightDays, type Scenario, ticked } from './test-support/insight-days';
import { waterBurst } from './water-burst';

const ZONE = 'America/Denver';
const isBurst = ({ index, hour }: At) => index === 34 && (hour === 9 || hour === 10);
const burst = (at: At) => household(at) + (isBurst(at) ? 300 : 0);
/** Thirty-five days up to a Friday; the last is a day of irrigation. */
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-07-04', days: 35, openHours: 6, usage, ...more });
const watered = (at: At) => household(at) + garden(at);

const CASES: [name: string, days: () => LocalDay[], state: string][] = [
  ['nothing', () => scenario(household), 'clear'],
  ['a burst this morning', () => scenario(burst), 'active'],
  ['restart: the same data again', () => structuredClone(scenario(burst)), 'active'],
  ['a burst two days ago', () => scenario((at) => burst({ ...at, index: at.index + 2 })), 'clear'],
  ['a gap of the day', () => scenario((at) => (at.index === 34 && at.hour < 17 ? null : burst(at))), 'clear'],
  [
    'a gap around it',
    () => scenario((at) => (at.index === 34 && !isBurst(at) && at.hour < 17 ? null : burst(at))),
    'active',
  ],
  ['a late correction', () => corrected(scenario(burst), ZONE, ({ value }) => Math.min(value ?? 0, 20)), 'clear'],
  ['the day on which the clock changes', () => scenario(burst, { from: '2026-09-28' }), 'active'],
  ['a register that began again', () => scenario((at) => (isBurst(at) ? null : household(at))), 'clear'],
  ['a 10-gallon register without', () => scenario(ticked(10, household)), 'clear'],
  ['a 10-gallon register with', () => scenario(ticked(10, burst)), 'active'],
  ['irrigation as each week', () => scenario(watered), 'clear'],
  [
    'irrigation for the first time',
    () => scenario((at) => household(at) + (at.index === 34 ? garden(at) : 0)),
    'active',
  ],
  ['a burst besides irrigation', () => scenario((at) => burst(at) + garden(at)), 'active'],
  ['back from vacation', () => scenario((at) => (at.index > 20 && at.index < 34 ? 0 : household(at))), 'clear'],
  ['nothing stored', () => [], 'unknown'],
];

test.each(CASES)('%s', (_name, days, state) => {
  expect(waterBurst(days()).state).toBe(state);
});

test('began with its first hour, and its level is its highest', () => {
  expect(waterBurst(scenario(burst))).toMatchObject({
    since: Date.parse('2026-08-07T15:00:00Z'),
    level: 304,
    limit: 200,
  });
});
