import { expect, test } from 'vitest';
import { irrigationHabit } from './irrigation-habit';
import { hoursOfDays } from './local-days';
import { registerQuantum } from './register-quantum';
import { garden, household, insightDays, ticking } from './test-support/insight-days';
import { vacationDays } from './vacation-days';

const FROM = { from: '2026-06-01', days: 35 };

test('a register that ticks each 10 gallons, or counts finely', () => {
  const tick = ticking(10);
  expect(registerQuantum(hoursOfDays(insightDays({ ...FROM, usage: (at) => tick(household(at)) })))).toBe(10);
  const fine = insightDays({ ...FROM, usage: (at) => household(at) * (1 + at.index / 97) });
  expect(registerQuantum(hoursOfDays(fine))).toBe(0);
  expect(registerQuantum(hoursOfDays(insightDays({ ...FROM, days: 2, usage: () => 10 })).slice(0, 40))).toBe(0);
});

test('irrigation that came in three of four weeks is a habit, at its hour and weekday', () => {
  const days = insightDays({ ...FROM, usage: (at) => household(at) + (at.index >= 14 ? garden(at) : 0) });
  const end = days.at(-1)?.end ?? 0;
  const isHabit = irrigationHabit(days, end);
  expect([isHabit(1, 5), isHabit(3, 5), isHabit(2, 5), isHabit(1, 6)]).toEqual([true, true, false, false]);
  expect(irrigationHabit(days, end - 7 * 24 * 3_600_000)(1, 5)).toBe(false);
});

test('three days far below the median day are an absence, two are not', () => {
  const away = (last: number) =>
    vacationDays(insightDays({ ...FROM, usage: (at) => (at.index >= 10 && at.index <= last ? 0 : household(at)) }));
  expect([...away(12)]).toEqual(['2026-06-11', '2026-06-12', '2026-06-13']);
  expect(away(11).size).toBe(0);
});
