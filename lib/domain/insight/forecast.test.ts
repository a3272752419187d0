import { expect, test } from 'vitest';
import { sandboxBuckets } from '@/sandbox/data/truth';
import { createWorld } from '@/sandbox/data/world';
import { localDay } from '../calendar';
import { type DayUsage, daySteps } from './day-steps';
import { dayForecast, monthForecast } from './forecast';
import { scoreForecasts } from './forecast-score';
import { finishedDays, type LocalDay, localCalendar } from './local-days';
import { type At, corrected, insightDays, type Scenario } from './test-support/insight-days';

const ZONE = 'America/Denver';
/** Weekends use 30, other days 20, in the hours from 8 to 18; each third week a tenth more. */
const home = ({ index, weekday, hour }: At) =>
  hour >= 8 && hour < 18 ? (weekday > 5 ? 3 : 2) * (Math.floor(index / 7) % 3 === 0 ? 1.1 : 1) : 0;
const scenario = (usage: Scenario['usage'], more: Partial<Scenario> = {}) =>
  insightDays({ from: '2026-09-01', days: 75, openHours: 12, usage, ...more });
const month = (days: LocalDay[], name = '2026-11', from = '2026-11-14') =>
  monthForecast(daySteps(finishedDays(days)), name, from);

test('a month: used so far, and each day to come as its weekday was', () => {
  const forecast = month(scenario(home));
  expect(forecast).toMatchObject({ period: '2026-11', soFar: 306, basis: { expected: 56, known: 56 } });
  // 11 working days and 6 days of weekends are left.
  expect(forecast?.expected).toBeCloseTo(306 + 11 * 20 + 6 * 30);
  expect(forecast?.low).toBeLessThanOrEqual(forecast?.expected ?? 0);
  expect(forecast?.high).toBeGreaterThan(forecast?.expected ?? 0);
});

const BLANK: [name: string, days: () => LocalDay[], isBlank: boolean][] = [
  ['a gap of a week', () => scenario((at) => (at.index > 30 && at.index < 38 ? null : home(at))), true],
  ['a gap of three days', () => scenario((at) => (at.index > 30 && at.index < 34 ? null : home(at))), false],
  ['a gap of two days this month', () => scenario((at) => (at.index > 65 && at.index < 68 ? null : home(at))), true],
  ['a register that began again', () => scenario((at) => (at.index === 65 && at.hour === 9 ? null : home(at))), false],
  ['seven weeks of readings', () => scenario(home).slice(-50), true],
];

test.each(BLANK)('blank until there is enough: %s', (_name, days, isBlank) => {
  expect(month(days()) === null).toBe(isBlank);
});

test('restart and late correction: the same data gives the same, other data another forecast', () => {
  const days = scenario(home);
  expect(month(structuredClone(days))).toEqual(month(days));
  const less = corrected(days, ZONE, ({ value }) => (value === null ? null : value / 2));
  expect(month(less)?.expected).toBeCloseTo((month(days)?.expected ?? 0) / 2);
});

test('a day that is missing is forecast, not counted as zero', () => {
  const gap = month(scenario((at) => (at.index === 70 ? null : home(at))));
  expect(gap?.expected).toBeCloseTo(month(scenario(home))?.expected ?? 0, -1);
});

test('a vacation does not pull the expected value down', () => {
  const away = month(scenario((at) => (at.index > 40 && at.index < 50 ? 0 : home(at))));
  expect(away?.expected).toBeCloseTo(month(scenario(home))?.expected ?? 0, -2);
});

test('a day: used so far, and the rest as on the same weekdays', () => {
  const forecast = dayForecast(scenario(home));
  expect(forecast).toMatchObject({ period: '2026-11-14', soFar: 12 });
  expect(forecast?.expected).toBeCloseTo(30, 0);
  expect(dayForecast(scenario(home, { openHours: 0 }))).toBeNull();
});

test('a day on which the clock changes', () => {
  const days = insightDays({ from: '2026-09-01', days: 62, openHours: 12, usage: home });
  expect(dayForecast(days)).toMatchObject({ period: '2026-11-01' });
  expect(dayForecast(days)?.expected).toBeCloseTo(30, 0);
});

test('finished months are scored by what was known after ten days', () => {
  const scores = scoreForecasts(daySteps(insightDays({ from: '2026-01-01', days: 304, usage: home })));
  expect(scores.map(({ month: name }) => name)).toEqual([
    '2026-05',
    '2026-06',
    '2026-07',
    '2026-08',
    '2026-09',
    '2026-10',
  ]);
  expect(scores.every(({ inside, low, actual, high }) => inside === (low <= actual && actual <= high))).toBe(true);
  const party = insightDays({
    from: '2026-01-01',
    days: 304,
    usage: (at) => home(at) + (at.day >= '2026-08-20' && at.day < '2026-08-28' ? 5 : 0),
  });
  expect(scoreForecasts(daySteps(party)).find(({ month: name }) => name === '2026-08')?.inside).toBe(false);
});

test('the range covers 70% to 90% of the months of two years of all homes', () => {
  const now = Date.parse('2026-11-28T20:00:00Z');
  const world = createWorld({ seed: 1, premises: 10, anchorMs: Date.UTC(2026, 10, 23) });
  const scores = ['alex', 'kim', 'asha', 'operator']
    .flatMap((name) => world.premisesOf(`auth0|${name}`))
    .flatMap(({ zone, meters }) => meters.map(({ id }) => yearsOf(id, zone)))
    .flatMap((totals) => [5, 10, 20].flatMap((knownDays) => scoreForecasts(totals, 24, knownDays)));
  const share = scores.filter(({ inside }) => inside).length / scores.length;
  expect(scores.length).toBeGreaterThan(700);
  expect(share).toBeGreaterThanOrEqual(0.7);
  expect(share).toBeLessThanOrEqual(0.9);

  function yearsOf(meterId: string, zone: string): DayUsage[] {
    const span = { start: Date.parse('2024-11-01T12:00:00Z'), end: now };
    const calendar = localCalendar(span, zone).days;
    const first = new Date(calendar[0]?.start ?? 0).toISOString();
    const buckets = sandboxBuckets(world, meterId, 'usage', 'day', first, new Date(now).toISOString(), now);
    const byDay = new Map(buckets.map(({ start, usage }) => [localDay(Date.parse(start), zone), usage]));
    return calendar.slice(0, -1).map(({ day, weekday, start, end }) => ({
      day,
      weekday,
      start,
      end,
      value: byDay.get(day) ?? null,
    }));
  }
});
