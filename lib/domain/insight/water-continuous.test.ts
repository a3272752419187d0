import { expect, test } from 'vitest';
import { hoursOfDays, type LocalDay } from './local-days';
import { registerQuantum } from './register-quantum';
import { type At, corrected, garden, household, insightDays, type Scenario, ticked } from './test-support/insight-days';
import { continuousWater } from './water-continuous';

const ZONE = 'America/Denver';
const LEAK = 1.5;
/** Forty days; a leak begins on the thirtieth at four in the morning. */
const leaking = (at: At) => household(at) + (at.index > 30 || (at.index === 30 && at.hour >= 4) ? LEAK : 0);
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-10-01', days: 40, openHours: 5, usage, ...more });
const find = (days: LocalDay[]) => continuousWater(days, registerQuantum(hoursOfDays(days)));
const SINCE = '2026-10-31T10:00:00.000Z';

/** Between two and six hours before the end; the last one with a number is the newest. */
const isRecent = ({ index, hour }: At) => index === 39 && hour >= 8 && hour < 14;

const CASES: [name: string, days: () => LocalDay[], expected: { state: string; since?: string; level?: number }][] = [
  ['no leak', () => scenario(household), { state: 'clear' }],
  ['a leak', () => scenario(leaking), { state: 'active', since: SINCE, level: LEAK }],
  ['restart: the same data again', () => structuredClone(scenario(leaking)), { state: 'active', since: SINCE }],
  ['a later hour', () => scenario(leaking, { openHours: 4 }), { state: 'active', since: SINCE }],
  ['a gap of six hours today', () => scenario((at) => (isRecent(at) ? null : leaking(at))), { state: 'unknown' }],
  [
    'a gap of two hours today',
    () => scenario((at) => (isRecent(at) && at.hour < 10 ? null : leaking(at))),
    { state: 'active', since: SINCE },
  ],
  [
    'a gap of a day since it began',
    () => scenario((at) => (at.index === 35 ? null : leaking(at))),
    { state: 'active', since: SINCE },
  ],
  [
    'a gap of three days since it began',
    () => scenario((at) => ([33, 34, 35].includes(at.index) ? null : leaking(at))),
    { state: 'active', since: '2026-11-06T07:00:00.000Z' },
  ],
  [
    'a late correction that has a pause',
    () => corrected(scenario(leaking), ZONE, (hour) => (hour.hour === 3 ? 0 : hour.value)),
    { state: 'clear' },
  ],
  [
    'spring: the clock skips an hour',
    () => scenario(leaking, { from: '2026-02-06' }),
    { state: 'active', since: '2026-03-08T10:00:00.000Z' },
  ],
  [
    'a register that began again',
    () => corrected(scenario(leaking), ZONE, nullOnce),
    { state: 'active', since: SINCE },
  ],
  ['a 10-gallon register without a leak', () => scenario(ticked(10, household)), { state: 'clear' }],
  ['a 10-gallon register with a small leak', () => scenario(ticked(10, leaking)), { state: 'clear' }],
  [
    'a 10-gallon register with a large leak',
    () => scenario(ticked(10, (at) => household(at) + (at.index >= 30 ? 12 : 0))),
    { state: 'active', level: 10 },
  ],
  ['irrigation at night', () => scenario((at) => household(at) + garden(at)), { state: 'clear' }],
  ['vacation', () => scenario((at) => (at.index >= 33 ? 0 : household(at))), { state: 'clear' }],
  [
    'vacation with a leak',
    () => scenario((at) => (at.index >= 33 ? 0.2 * household(at) : household(at)) + (at.index >= 30 ? LEAK : 0)),
    { state: 'active', level: LEAK },
  ],
  ['noise below a gallon', () => scenario((at) => household(at) + 0.4), { state: 'clear' }],
  ['a new meter', () => scenario(leaking, { from: '2026-10-31', days: 1 }).slice(0, 1), { state: 'clear' }],
  ['nothing stored', () => [], { state: 'unknown' }],
];

function nullOnce({ start, value }: { start: number; value: number | null }) {
  return start === Date.parse('2026-11-05T20:00:00Z') ? null : value;
}

test.each(CASES)('%s', (_name, days, { state, since, level }) => {
  const finding = find(days());
  expect(finding.state).toBe(state);
  if (finding.state !== 'active') return;
  if (since) expect(new Date(finding.since).toISOString()).toBe(since);
  if (level) expect(finding.level).toBeCloseTo(level);
});

test('is worked out from all hours since it began, with the one that autumn repeats, and shows a week of them', () => {
  const finding = find(scenario(leaking));
  if (finding.state !== 'active') throw new Error(finding.state);
  expect(finding.basis).toMatchObject({ start: Date.parse(SINCE), expected: 232, known: 232 });
  expect(finding.sinceIsExact).toBe(true);
  expect(finding.evidence.steps).toHaveLength(168);
  expect(finding.evidence.steps.every(({ marked }) => marked)).toBe(true);
});

test('one quiet hour ends it, and a missing one does not', () => {
  const ended = scenario((at) => (at.index === 39 && at.hour === 18 ? 0 : leaking(at)));
  expect(find(ended).state).toBe('clear');
  const missing = scenario((at) => (at.index === 39 && at.hour === 17 ? null : leaking(at)));
  expect(find(missing).state).toBe('active');
});

test('it may have begun before the first stored hour', () => {
  const finding = find(scenario((at) => household(at) + LEAK));
  expect(finding).toMatchObject({ state: 'active', sinceIsExact: false });
});
