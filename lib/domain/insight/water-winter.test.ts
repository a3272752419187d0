import { describe, expect, test } from 'vitest';
import { daySteps } from './day-steps';
import { finishedDays, type LocalDay } from './local-days';
import { type At, corrected, insightDays, type Scenario } from './test-support/insight-days';
import { waterWinter, winterIn } from './water-winter';

const ZONE = 'America/Denver';
/** 120 gallons a day; in thirty days, 3,600: too much for one, not for two. */
const steady = (_at: At) => 5;
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-12-01', days: 62, openHours: 6, usage, ...more });
const judge = (days: readonly LocalDay[], people: number | null, zone = ZONE) =>
  waterWinter(daySteps(finishedDays(days)), people, winterIn(zone));

const CASES: [name: string, days: () => LocalDay[], people: number | null, state: string][] = [
  ['much for one', () => scenario(steady), 1, 'active'],
  ['restart: the same data again', () => structuredClone(scenario(steady)), 1, 'active'],
  ['not much for two', () => scenario(steady), 2, 'clear'],
  ['nobody said how many live there', () => scenario(steady), null, 'unknown'],
  ['a gap of two days', () => scenario((at) => (at.index === 50 || at.index === 51 ? null : 5)), 1, 'active'],
  ['a gap of a week', () => scenario((at) => (at.index >= 44 && at.index < 51 ? null : 5)), 1, 'unknown'],
  ['a late correction', () => corrected(scenario(steady), ZONE, ({ value }) => Math.min(value ?? 0, 1)), 1, 'clear'],
  ['vacation', () => scenario((at) => (at.index > 40 ? 1 : 5)), 1, 'clear'],
  ['summer, with a garden', () => scenario(steady, { from: '2026-06-01' }), 1, 'clear'],
  ['days of autumn among them', () => scenario(steady, { from: '2026-10-15' }), 1, 'clear'],
  ['a new meter', () => scenario(steady).slice(-20), 1, 'unknown'],
];

test.each(CASES)('%s', (_name, days, people, state) => {
  expect(judge(days(), people).state).toBe(state);
});

test('adds up the last thirty days that are over', () => {
  expect(judge(scenario(steady), 1)).toMatchObject({
    level: 3_600,
    limit: 3_000,
    evidence: { per: 'day', limit: 100 },
  });
});

describe('winter', () => {
  test.each([
    ['America/Denver', '2026-12-24', true],
    ['America/Denver', '2026-07-04', false],
    ['America/Phoenix', '2027-02-28', true],
    ['Pacific/Auckland', '2026-07-04', true],
    ['Pacific/Auckland', '2026-12-24', false],
  ])('in %s on %s: %s', (zone, day, expected) => {
    expect(winterIn(zone)(day)).toBe(expected);
  });
});
