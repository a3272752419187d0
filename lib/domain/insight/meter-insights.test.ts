import { expect, test } from 'vitest';
import { hoursOfDays, localCalendar, type UsageStep } from './local-days';
import { type MeterUsage, meterInsights } from './meter-insights';
import { type At, household, insightDays } from './test-support/insight-days';

const ZONE = 'America/Denver';
const leaking = (at: At) => household(at) + (at.index >= 60 ? 2 : 0);
const days = insightDays({ from: '2026-08-01', days: 75, openHours: 6, usage: leaking });
const hours: UsageStep[] = hoursOfDays(days).map(({ start, end, value }) => ({ start, end, value }));
const calendar = localCalendar({ start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 }, ZONE);
const insights = (meterType: string, more: Partial<MeterUsage> = {}) =>
  meterInsights({ meterType, hours, quarters: [], minutes: [], typical: [], people: null, ...more }, calendar);
const rules = (meterType: string) => insights(meterType).findings.map(({ rule }) => rule);

test('each type of meter has the rules that fit it', () => {
  expect(rules('water')).toEqual([
    'water-continuous',
    'water-night',
    'water-burst',
    'water-volume',
    'water-winter',
    'unusual-day',
  ]);
  expect(rules('water_outdoor')).toEqual(['water-burst', 'water-volume']);
  expect(rules('gas')).toEqual(['gas-never-zero', 'unusual-day']);
  expect(rules('power')).toEqual(['always-on-rise', 'unusual-day']);
  expect(rules('power_sub')).toEqual(['unusual-day']);
  for (const type of ['power_net', 'power_gen', 'steam']) expect(rules(type)).toEqual([]);
  expect(insights('power').alwaysOn).not.toBeNull();
  expect(insights('power_net').alwaysOn).toBeNull();
});

test('what another finding explains is neither news nor its end', () => {
  const states = Object.fromEntries(insights('water').findings.map(({ rule, state }) => [rule, state]));
  expect(states).toMatchObject({ 'water-continuous': 'active', 'water-night': 'unknown', 'unusual-day': 'unknown' });
});

test('usage is compared with typical usage over the hours of which both are known', () => {
  const typical = hours.slice(-48).map((hour) => ({ ...hour, value: (hour.value ?? 0) / 1.5 }));
  const compared = insights('water', { typical }).aboveTypical;
  expect(compared?.hours).toBe(48);
  expect((compared?.usage ?? 0) / (compared?.typical ?? 1)).toBeCloseTo(1.5);
  expect(insights('water').aboveTypical).toBeNull();
});

test('an hour without a number is filled from its quarters, when all four are known', () => {
  const last = hours.at(-1) ?? { start: 0, end: 0, value: null };
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const start = last.end + quarter * 900_000;
    return { start, end: start + 900_000, value: 1 };
  });
  const open = { start: last.end, end: last.end + 3_600_000, value: null };
  const until = (finer: UsageStep[]) => insights('water', { hours: [...hours, open], quarters: finer }).knownUntil;
  expect(until(quarters)).toBe(open.end);
  expect(until(quarters.slice(0, 3))).toBe(last.end);
});

test('it says how many days it has learnt, and nothing without readings', () => {
  expect(insights('water').learning).toEqual({ days: 56, needed: 56 });
  const nothing = insights('water', { hours: [] });
  expect(nothing).toMatchObject({ knownUntil: null, learning: { days: 0, needed: 56 }, alwaysOn: null, peak: null });
  expect(nothing.forecast).toEqual({ day: null, month: null, scores: [] });
});
