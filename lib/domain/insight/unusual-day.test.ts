import { expect, test } from 'vitest';
import type { LocalDay } from './local-days';
import {
  type At,
  corrected,
  garden,
  household,
  insightDays,
  type Scenario,
  ticking,
} from './test-support/insight-days';
import { MIN_EXTRA, unusualDay, unusualHours } from './unusual-day';

const ZONE = 'America/Denver';
const wave = ({ index }: Pick<At, 'index'>) => 1 + 0.05 * ((index % 3) - 1);
/** About 24 kWh a day. */
const home = (at: At) => wave(at) * (at.hour >= 17 && at.hour < 23 ? 2 : 0.66);
/** Day 42 has 20 kWh more, in four hours. */
const party = (at: At) => home(at) + (at.index === 42 && at.hour >= 19 && at.hour < 23 ? 5 : 0);
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-09-01', days: 45, openHours: 6, usage, ...more });
const find = (days: LocalDay[], unit = 'kWh') => unusualDay(days, MIN_EXTRA[unit] ?? 0);
const isAway = ({ index }: At) => index > 20 && index < 40;

const CASES: [name: string, days: () => LocalDay[], state: string][] = [
  ['like all days', () => scenario(home), 'clear'],
  ['a party two days ago', () => scenario(party), 'active'],
  ['restart: the same data again', () => structuredClone(scenario(party)), 'active'],
  ['more than a week ago', () => scenario((at) => party({ ...at, index: at.index + 8 })), 'clear'],
  ['today is not judged', () => scenario((at) => party({ ...at, index: at.index - 2 })), 'clear'],
  ['a gap of half that day', () => scenario((at) => (at.index === 42 && at.hour < 8 ? null : party(at))), 'clear'],
  ['a gap of a week before', () => scenario((at) => (at.index > 20 && at.index < 28 ? null : party(at))), 'active'],
  ['a gap of two weeks before', () => scenario((at) => (at.index > 20 && at.index < 35 ? null : party(at))), 'unknown'],
  ['a late correction', () => corrected(scenario(party), ZONE, ({ value }) => Math.min(2.1, value ?? 0)), 'clear'],
  ['a day of 25 hours', () => scenario(home, { from: '2026-09-20' }), 'clear'],
  [
    'a register that began again',
    () => scenario((at) => (at.index === 42 && at.hour === 3 ? null : party(at))),
    'active',
  ],
  [
    'back from a vacation of a week',
    () => scenario((at) => (at.index > 33 && at.index < 41 ? 0.2 : home(at))),
    'clear',
  ],
  ['back from a vacation of three weeks', () => scenario((at) => (isAway(at) ? 0.2 : home(at))), 'clear'],
  ['a car that charges every third day', () => scenario(({ index, hour }) => charging(index, hour)), 'clear'],
  ['a new meter', () => scenario(party).slice(-20), 'unknown'],
];

const charging = (index: number, hour: number) => (hour < 4 && index % 3 === 0 ? 2 + (index % 5) * 0.5 : 0);

test.each(CASES)('%s', (_name, days, state) => {
  expect(find(days()).state).toBe(state);
});

test('water: irrigation and a 10-gallon register are not unusual, a pool is', () => {
  const tick = ticking(10);
  expect(
    find(
      scenario((at) => household(at) + garden(at)),
      'gal',
    ).state,
  ).toBe('clear');
  expect(
    find(
      scenario((at) => tick(household(at))),
      'gal',
    ).state,
  ).toBe('clear');
  expect(
    find(
      scenario((at) => household(at) + (at.index === 42 ? 20 : 0)),
      'gal',
    ).state,
  ).toBe('active');
});

test('the evidence names the day and the hours that carried it', () => {
  const days = scenario(party);
  const finding = find(days);
  if (finding.state !== 'active') throw new Error(finding.state);
  expect(new Date(finding.since).toISOString()).toBe('2026-10-13T06:00:00.000Z');
  expect(finding.evidence.steps.filter(({ marked }) => marked)).toHaveLength(1);
  const hours = unusualHours(days, finding.since);
  expect(hours).toHaveLength(3);
  for (const { value, typical } of hours) expect(value - typical).toBeCloseTo(5, 0);
});
