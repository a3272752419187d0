import { expect, test } from 'vitest';
import { gasNeverZero } from './gas-never-zero';
import type { LocalDay } from './local-days';
import { type At, corrected, insightDays, type Scenario, ticked } from './test-support/insight-days';

const ZONE = 'America/Denver';
/** Hot water and cooking: seven hours of a day. */
const cooking = ({ hour }: Pick<At, 'hour'>) => ([6, 7, 12, 18, 19, 20, 21].includes(hour) ? 0.06 : 0);
/** Forty-five summer days; from the thirty-fifth at noon something burns all the time. */
const burning = (at: At) => cooking(at) + (at.index > 35 || (at.index === 35 && at.hour >= 12) ? 0.008 : 0);
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-06-01', days: 45, openHours: 6, usage, ...more });
/** Fifteen months up to November, with heating from October on. */
const year = (usage: Scenario['usage']) => insightDays({ from: '2025-08-01', days: 470, usage });
const heating = (at: At) => cooking(at) + (at.day >= '2025-10-15' && at.day < '2026-04-15' ? 0.2 : 0);

const CASES: [name: string, days: () => LocalDay[], state: string][] = [
  ['cooking only', () => scenario(cooking), 'clear'],
  ['something burns all the time', () => scenario(burning), 'active'],
  ['restart: the same data again', () => structuredClone(scenario(burning)), 'active'],
  ['for three days only', () => scenario((at) => (at.index >= 41 ? burning(at) : cooking(at))), 'clear'],
  ['a gap of a day', () => scenario((at) => (at.index === 41 ? null : burning(at))), 'unknown'],
  ['a gap of six hours', () => scenario((at) => (at.index === 41 && at.hour < 6 ? null : burning(at))), 'active'],
  ['a late correction', () => corrected(scenario(burning), ZONE, ({ hour }) => cooking({ hour })), 'clear'],
  ['autumn, first year: may be heating', () => scenario(burning, { from: '2026-09-20' }), 'unknown'],
  [
    'a register that began again',
    () => scenario((at) => (at.index === 40 && at.hour === 3 ? null : burning(at))),
    'active',
  ],
  ['a register that ticks each whole CCF', () => scenario(ticked(1, burning)), 'clear'],
  ['back from vacation', () => scenario((at) => (at.index > 20 && at.index < 38 ? 0 : cooking(at))), 'clear'],
  ['always a pilot light', () => scenario((at) => cooking(at) + 0.008), 'unknown'],
  [
    'heating begins as the year before',
    () => year((at) => heating(at) + (at.day >= '2026-10-20' ? 0.2 : 0)),
    'unknown',
  ],
  ['a new meter', () => scenario(burning).slice(-15), 'unknown'],
];

test.each(CASES)('%s', (_name, days, state) => {
  expect(gasNeverZero(days()).state).toBe(state);
});

test('began after the last hour without gas', () => {
  expect(gasNeverZero(scenario(burning))).toMatchObject({
    since: Date.parse('2026-07-06T18:00:00Z'),
    sinceIsExact: true,
    level: 0.008,
  });
});

test('is judged in November where November before was without heating', () => {
  const warm = (at: At) => cooking(at) + (at.day >= '2026-11-03' ? 0.008 : 0);
  expect(gasNeverZero(year(warm)).state).toBe('active');
});
