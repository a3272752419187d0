import { expect, test } from 'vitest';
import { finishedDays, localCalendar, toLocalDays } from './local-days';

const HOUR_MS = 3_600_000;
const hoursFrom = (start: string, values: (number | null)[]) =>
  values.map((value, index) => {
    const at = Date.parse(start) + index * HOUR_MS;
    return { start: at, end: at + HOUR_MS, value };
  });
const daysOf = (start: string, values: (number | null)[], zone: string) =>
  toLocalDays(
    hoursFrom(start, values),
    localCalendar({ start: Date.parse(start), end: Date.parse(start) + values.length * HOUR_MS }, zone),
  );

test('days have their weekday, clock hours and total', () => {
  const days = daysOf('2026-11-28T07:00:00Z', Array(30).fill(0.1), 'America/Denver');
  expect(days.map(({ day, weekday, total }) => [day, weekday, total])).toEqual([
    ['2026-11-28', 6, 2.4],
    ['2026-11-29', 7, null],
  ]);
  expect(days[1]?.hours.map(({ hour }) => hour)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(finishedDays(days).map(({ day }) => day)).toEqual(['2026-11-28']);
});

test('the clock changes: an hour is skipped or comes twice', () => {
  const spring = daysOf('2026-03-08T07:00:00Z', Array(23).fill(1), 'America/Denver')[0];
  expect(spring?.hours.map(({ hour }) => hour).slice(0, 4)).toEqual([0, 1, 3, 4]);
  expect(spring?.total).toBe(23);
  const autumn = daysOf('2026-11-01T06:00:00Z', Array(25).fill(1), 'America/Denver')[0];
  expect(autumn?.hours.map(({ hour }) => hour).slice(0, 4)).toEqual([0, 1, 1, 2]);
  expect(autumn?.total).toBe(25);
});

test('a zone that is half an hour off', () => {
  const days = daysOf('2026-11-27T18:30:00Z', Array(25).fill(1), 'Asia/Kolkata');
  expect(days.map(({ day, hours }) => [day, hours.length])).toEqual([
    ['2026-11-28', 24],
    ['2026-11-29', 1],
  ]);
});

test('a total needs nine tenths of the day, and hours without a number at both ends are left out', () => {
  const day = (missing: number) => [...Array(24 - missing).fill(1), ...Array(missing).fill(null), 1];
  expect(daysOf('2026-11-28T07:00:00Z', day(2), 'America/Denver')[0]?.total).toBe(22);
  expect(daysOf('2026-11-28T07:00:00Z', day(3), 'America/Denver')[0]?.total).toBeNull();
  const late = daysOf('2026-11-28T07:00:00Z', [null, null, 1, 1, null, null], 'America/Denver');
  expect(late[0]?.hours.map(({ hour }) => hour)).toEqual([2, 3]);
  expect(daysOf('2026-11-28T07:00:00Z', [null], 'America/Denver')).toEqual([]);
});
