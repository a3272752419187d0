import { expect, test } from 'vitest';
import type { LocalDay, UsageStep } from './local-days';
import { type At, garden, household, insightDays, type Scenario } from './test-support/insight-days';
import { fastLeak } from './water-fast';

const MINUTE = 60_000;
/** Forty days; the last one, Monday the 9th, is known until 1 PM. */
const hours = (usage: Scenario['usage']) => insightDays({ from: '2026-10-01', days: 40, openHours: 11, usage });
const END = hours(household).at(-1)?.hours.at(-1)?.end ?? 0;
/** A leak since 9:20 AM of the last day, after a night without flow. */
const BEGAN = END - 220 * MINUTE;
const leaking = (at: At) => household(at) + (at.index === 39 && at.hour >= 9 ? 9 : 0);

interface Minutes {
  gallons?: number;
  until?: number;
  /** Minutes before the end whose amount is another one. */
  other?: [from: number, to: number, value: number | null];
}

/** Minutes since midnight: none, then the leak. */
function minutes({ gallons = 0.15, until = END, other }: Minutes = {}): UsageStep[] {
  const all: UsageStep[] = [];
  for (let start = END - 13 * 60 * MINUTE; start < until; start += MINUTE) {
    const before = (END - start) / MINUTE;
    const isOther = other && before <= other[0] && before > other[1];
    all.push({ start, end: start + MINUTE, value: isOther ? other[2] : start < BEGAN ? 0 : gallons });
  }
  return all;
}

const watering = (at: At) => leaking(at) + garden({ weekday: at.weekday, hour: at.hour === 11 ? 5 : 0 });

const CASES: [name: string, fine: UsageStep[], days: LocalDay[], isFound: boolean][] = [
  ['a leak for more than three hours', minutes(), hours(leaking), true],
  ['restart: the same data again', minutes(), structuredClone(hours(leaking)), true],
  ['less than a tenth of a gallon a minute', minutes({ gallons: 0.09 }), hours(leaking), false],
  ['a pause of ten minutes within the hour', minutes({ other: [40, 30, 0] }), hours(leaking), false],
  ['a gap of ten minutes after three hours', minutes({ other: [40, 30, null] }), hours(leaking), true],
  ['a gap of ten minutes in every three hours', minutes({ other: [100, 90, null] }), hours(leaking), false],
  ['only two hours', minutes({ other: [300, 120, 0] }), hours(leaking), false],
  [
    'minutes until noon, and an hour with flow since',
    minutes({ until: END - 60 * MINUTE + 20 * MINUTE }),
    hours(leaking),
    true,
  ],
  ['hours in which the garden is usually watered', minutes(), hours(watering), false],
  ['no minutes', [], hours(leaking), false],
  ['no readings at all', [], [], false],
];

test.each(CASES)('%s', (_name, fine, days, isFound) => {
  expect(fastLeak(fine, days, 0) !== null).toBe(isFound);
});

test('says since when, and how much an hour at least', () => {
  const found = fastLeak(minutes(), hours(leaking), 0);
  expect(found).toMatchObject({ rule: 'water-continuous', state: 'active', since: BEGAN, sinceIsExact: true });
  expect(found?.state === 'active' && found.level).toBeCloseTo(9);
});

test('an hour without flow since then ends it', () => {
  const stopped = (at: At) => (at.index === 39 && at.hour === 12 ? 0 : leaking(at));
  expect(fastLeak(minutes({ until: END - 60 * MINUTE }), hours(stopped), 0)).toBeNull();
});

test('a register of 10 gallons shows no flow between its ticks', () => {
  expect(fastLeak(minutes(), hours(leaking), 10)).toBeNull();
});
