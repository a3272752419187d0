import { expect, test } from 'vitest';
import type { LocalDay } from './local-days';
import { type At, corrected, garden, household, insightDays, type Scenario, ticked } from './test-support/insight-days';
import { nightWater } from './water-night';

const ZONE = 'America/Denver';
/** Fifty days; from the fortieth night on three gallons an hour flow at night. */
const raised = (at: At) => household(at) + (at.index >= 40 && at.hour < 6 ? 3 : 0);
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-09-01', days: 50, openHours: 12, usage, ...more });
const SINCE = '2026-10-11T08:00:00.000Z';

const CASES: [name: string, days: () => LocalDay[], state: string][] = [
  ['quiet nights', () => scenario(household), 'clear'],
  ['raised nights', () => scenario(raised), 'active'],
  ['restart: the same data again', () => structuredClone(scenario(raised)), 'active'],
  ['three raised nights of seven', () => scenario((at) => (at.index >= 47 ? raised(at) : household(at))), 'clear'],
  ['two quiet nights end it', () => scenario((at) => (at.index >= 48 ? household(at) : raised(at))), 'clear'],
  ['one quiet night does not', () => scenario((at) => (at.index === 49 ? household(at) : raised(at))), 'active'],
  ['a gap of three nights', () => scenario((at) => ([43, 44, 45].includes(at.index) ? null : raised(at))), 'unknown'],
  ['a gap of one night', () => scenario((at) => (at.index === 45 ? null : raised(at))), 'active'],
  ['a late correction', () => corrected(scenario(raised), ZONE, ({ hour, value }) => (hour < 5 ? 0 : value)), 'clear'],
  ['spring: the clock skips two o’clock', () => scenario(raised, { from: '2026-01-23' }), 'active'],
  ['autumn: the clock repeats one o’clock', () => scenario(raised, { from: '2026-09-17' }), 'active'],
  ['a register that began again at night', () => scenario((at) => (isOnce(at) ? null : raised(at))), 'active'],
  ['a 10-gallon register', () => scenario(ticked(10, raised)), 'clear'],
  [
    'irrigation before the night ends',
    () => scenario((at) => household(at) + garden({ ...at, hour: at.hour + 2 })),
    'clear',
  ],
  ['vacation', () => scenario((at) => (at.index >= 43 ? 0 : household(at))), 'clear'],
  ['always the same flow at night', () => scenario((at) => household(at) + 3), 'clear'],
  ['a new meter', () => scenario(raised).slice(-15), 'unknown'],
];

const isOnce = ({ index, hour }: At) => index === 44 && hour === 3;

test.each(CASES)('%s', (_name, days, state) => {
  expect(nightWater(days()).state).toBe(state);
});

test('began with the first raised night', () => {
  const finding = nightWater(scenario(raised));
  if (finding.state !== 'active') throw new Error(finding.state);
  expect(new Date(finding.since).toISOString()).toBe(SINCE);
  expect(finding).toMatchObject({ level: 3, limit: 2, typical: 0, sinceIsExact: true });
});
