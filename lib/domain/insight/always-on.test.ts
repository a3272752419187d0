import { expect, test } from 'vitest';
import { alwaysOn, alwaysOnRise } from './always-on';
import type { LocalDay } from './local-days';
import { type At, corrected, insightDays, type Scenario } from './test-support/insight-days';

const ZONE = 'America/Denver';
/** A home with 200 W all the time; a fridge makes one hour in four higher, and evenings are. */
const home = ({ index, hour }: Pick<At, 'index' | 'hour'>) =>
  0.2 + ((index + hour) % 4 === 0 ? 0.1 : 0) + (hour >= 17 && hour < 23 ? 1 : 0);
/** From the hundred and tenth day on, 100 W more. */
const risen = (at: At) => home(at) + (at.index >= 110 ? 0.1 : 0);
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-05-01', days: 130, openHours: 6, usage, ...more });

const CASES: [name: string, days: () => LocalDay[], state: string][] = [
  ['always the same', () => scenario(home), 'clear'],
  ['risen', () => scenario(risen), 'active'],
  ['restart: the same data again', () => structuredClone(scenario(risen)), 'active'],
  ['risen for a week only', () => scenario((at) => risen({ ...at, index: at.index - 12 })), 'clear'],
  ['risen by 20 W', () => scenario((at) => home(at) + (at.index >= 110 ? 0.02 : 0)), 'clear'],
  ['a gap of six days', () => scenario((at) => (at.index > 120 && at.index < 127 ? null : risen(at))), 'unknown'],
  ['a gap of two days', () => scenario((at) => (at.index > 120 && at.index < 123 ? null : risen(at))), 'active'],
  ['a late correction', () => corrected(scenario(risen), ZONE, ({ value }) => Math.min(0.2, value ?? 0)), 'clear'],
  ['the clock changes', () => scenario(risen, { from: '2026-07-10' }), 'active'],
  [
    'a register that began again',
    () => scenario((at) => (at.index === 125 && at.hour === 3 ? null : risen(at))),
    'active',
  ],
  ['an outage of four hours', () => scenario((at) => (at.index === 125 && at.hour < 4 ? 0 : home(at))), 'clear'],
  ['a vacation now', () => scenario((at) => (at.index > 120 ? 0.18 : home(at))), 'clear'],
  ['a vacation 90 days ago', () => scenario((at) => (at.index > 28 && at.index < 33 ? 0.1 : home(at))), 'clear'],
  ['a new meter', () => scenario(risen).slice(-60), 'unknown'],
];

test.each(CASES)('%s', (_name, days, state) => {
  const finding = alwaysOnRise(days());
  expect(finding.state === 'unknown' ? 'unknown' : finding.state).toBe(state);
});

test('the always-on load is the median of the lowest hours', () => {
  const result = alwaysOn(scenario(risen));
  expect(result?.kw).toBeCloseTo(0.3);
  expect(result?.earlierKw).toBeCloseTo(0.2);
  expect(result?.kwhPerYear).toBeCloseTo(2629.8);
  expect(result?.basis.expected).toBe(14 * 24);
});

test('it is blank until ten days are stored, and an outage does not lower it', () => {
  expect(alwaysOn(scenario(home).slice(-12))).toBeNull();
  expect(alwaysOn(scenario((at) => (at.index > 118 ? null : home(at))))).not.toBeNull();
  const outages = scenario((at) => (at.index > 115 && at.hour < 2 ? 0 : home(at)));
  expect(alwaysOn(outages)?.kw).toBeCloseTo(0.2);
});

test('the rise began with the first raised day', () => {
  const finding = alwaysOnRise(scenario(risen));
  if (finding.state !== 'active') throw new Error(finding.state);
  expect(new Date(finding.since).toISOString()).toBe('2026-08-19T06:00:00.000Z');
});
