import { describe, expect, it } from 'vitest';
import { addLocalDays, daysBetween } from '../local-day';
import type { ShiftedMode } from './compare-mode';
import { type DayRange, otherDay, otherPeriod } from './other-days';

const range = (text: string): DayRange => {
  const [start = '', end = ''] = text.split(' ');
  return { start, end };
};

describe('otherPeriod', () => {
  it.each<[ShiftedMode, string, string]>([
    ['previous', '2026-11-29 2026-11-30', '2026-11-28 2026-11-29'],
    ['previous', '2026-11-23 2026-11-30', '2026-11-16 2026-11-23'],
    ['previous', '2026-03-01 2026-04-01', '2026-02-01 2026-03-01'],
    ['previous', '2026-01-01 2027-01-01', '2025-01-01 2026-01-01'],
    ['previous', '2026-11-01 2026-11-06', '2026-10-27 2026-11-01'],
    // Bills of one and two months.
    ['previous', '2026-11-04 2026-12-04', '2026-10-04 2026-11-04'],
    ['previous', '2026-02-17 2026-04-17', '2025-12-17 2026-02-17'],
    // No month before has a 30th to begin with: 31 days.
    ['previous', '2026-03-30 2026-04-30', '2026-02-27 2026-03-30'],
    ['year-weekday', '2026-11-04 2026-12-04', '2025-11-05 2025-12-05'],
    ['year', '2026-11-29 2026-11-30', '2025-11-29 2025-11-30'],
    ['year', '2024-02-29 2024-03-01', '2023-03-01 2023-03-01'],
    ['year', '2024-02-27 2024-02-29', '2023-02-27 2023-03-01'],
    ['year', '2024-02-01 2024-03-01', '2023-02-01 2023-03-01'],
    ['year-weekday', '2026-11-29 2026-11-30', '2025-11-30 2025-12-01'],
    ['year-weekday', '2026-11-01 2026-12-01', '2025-11-01 2025-12-01'],
    ['year-weekday', '2026-11-23 2026-11-30', '2025-11-24 2025-12-01'],
  ])('%s of %s is %s', (mode, given, expected) => {
    expect(otherPeriod(mode, range(given))).toEqual(range(expected));
  });
});

describe('otherDay', () => {
  it.each<[ShiftedMode, string, string, string | null]>([
    ['previous', '2026-11-23 2026-11-30', '2026-11-25', '2026-11-18'],
    ['previous', '2026-03-01 2026-04-01', '2026-03-28', '2026-02-28'],
    ['previous', '2026-03-01 2026-04-01', '2026-03-29', null],
    ['previous', '2026-11-04 2026-12-04', '2026-12-03', '2026-11-03'],
    ['previous', '2026-03-04 2026-04-04', '2026-03-31', null],
    ['previous', '2026-12-01 2027-01-01', '2026-12-31', null],
    ['previous', '2024-01-01 2025-01-01', '2024-02-29', null],
    ['previous', '2026-01-01 2026-04-01', '2026-02-28', '2025-11-28'],
    ['year', '2024-02-01 2024-03-01', '2024-02-29', null],
    ['year', '2025-02-01 2025-03-01', '2025-02-28', '2024-02-28'],
    ['year-weekday', '2026-11-29 2026-11-30', '2026-11-29', '2025-11-30'],
    // A Monday of November 2026, the fifth; November 2025 has four.
    ['year-weekday', '2026-11-01 2026-12-01', '2026-11-30', null],
    ['year-weekday', '2026-11-01 2026-12-01', '2026-11-02', '2025-11-03'],
    ['year-weekday', '2026-11-01 2026-12-01', '2026-11-01', '2025-11-02'],
  ])('%s in %s: %s is compared with %s', (mode, period, day, expected) => {
    expect(otherDay(mode, range(period), day)).toBe(expected);
  });

  it('gives no two days the same one, and none outside the other period', () => {
    for (const mode of ['previous', 'year', 'year-weekday'] as const) {
      for (const period of [
        '2024-02-01 2024-03-01',
        '2025-03-01 2025-04-01',
        '2024-01-01 2025-01-01',
        '2025-03-04 2025-04-04',
      ].map(range)) {
        const other = otherPeriod(mode, period);
        const days = Array.from({ length: daysBetween(period.start, period.end) }, (_, index) =>
          otherDay(mode, period, addLocalDays(period.start, index)),
        ).filter((day) => day !== null);
        expect(new Set(days).size).toBe(days.length);
        expect(days.every((day) => day >= other.start && day < other.end)).toBe(true);
      }
    }
  });

  it('by weekday, keeps the weekday', () => {
    const month = range('2026-08-01 2026-09-01');
    for (let index = 0; index < 31; index += 1) {
      const day = addLocalDays(month.start, index);
      const other = otherDay('year-weekday', month, day);
      if (other) expect(daysBetween(other, day) % 7, day).toBe(0);
    }
  });
});
