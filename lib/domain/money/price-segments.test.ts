import { describe, expect, it } from 'vitest';
import { spanOfDays } from './cycle-parts';
import { laterDay } from './day-number';
import { bandSegments } from './price-segments';
import type { When } from './tariff';

const NIGHT: When = { hours: [['00:00', '06:00']] };
const DAY: When = { hours: [['06:00', '24:00']] };
const HOUR_MS = 3_600_000;

function hoursOf(day: string, zone: string, bands: When[] = [NIGHT, DAY]): number[] {
  const {
    starts,
    ends,
    bands: found,
  } = bandSegments({ seasons: [] }, bands, { start: day, end: laterDay(day, 1) }, zone);
  const hours = bands.map(() => 0);
  for (const [index, band] of found.entries()) {
    hours[band] = (hours[band] ?? 0) + ((ends[index] ?? 0) - (starts[index] ?? 0)) / HOUR_MS;
  }
  return hours;
}

describe('the local clock decides the price', () => {
  it.each([
    ['America/Denver', '2026-03-08', [5, 18]],
    ['America/Denver', '2026-06-08', [6, 18]],
    ['America/Denver', '2026-11-01', [7, 18]],
    ['Australia/Lord_Howe', '2026-10-04', [5.5, 18]],
    ['Australia/Lord_Howe', '2026-04-05', [6.5, 18]],
    ['Asia/Kolkata', '2026-03-08', [6, 18]],
    // Midnight is skipped: the day begins at 1:00.
    ['America/Havana', '2026-03-08', [5, 18]],
  ])('%s on %s has %j hours of night and day', (zone, day, expected) => {
    expect(hoursOf(day, zone)).toEqual(expected);
  });

  it('gives an hour that is shown twice the price of what the clock shows, each time', () => {
    const halves: When[] = [{ hours: [['01:30', '24:00']] }, { hours: [['00:00', '01:30']] }];
    expect(hoursOf('2026-11-01', 'America/Denver', halves)).toEqual([23, 2]);
  });

  it('covers every instant of two years exactly once, in days of 23 to 25 hours', () => {
    for (const zone of ['America/Denver', 'Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Auckland']) {
      const days = { start: '2025-01-01', end: '2027-01-01' };
      const { starts, ends } = bandSegments({ seasons: [] }, [NIGHT, DAY], days, zone);
      const span = spanOfDays(days, zone);
      expect(starts).toEqual([span.start, ...ends.slice(0, -1)]);
      expect(ends.at(-1)).toBe(span.end);
    }
  });
});

it('knows weekends, holidays and seasons', () => {
  const version = {
    seasons: [
      { id: 's', label: 'Summer', from: '06-01', to: '09-30' },
      { id: 'w', label: 'Winter', from: '10-01', to: '05-31' },
    ],
    holidays: 'us' as const,
  };
  const bands: When[] = [
    { season: 's', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    { season: 's', days: ['sat', 'sun', 'holiday'] },
    { season: 'w' },
  ];
  const bandOf = (day: string) =>
    bandSegments(version, bands, { start: day, end: laterDay(day, 1) }, 'America/Denver').bands;
  expect(bandOf('2026-07-02')).toEqual([0]);
  expect(bandOf('2026-07-04')).toEqual([1]);
  expect(bandOf('2026-09-07')).toEqual([1]);
  expect(bandOf('2026-09-08')).toEqual([0]);
  expect(bandOf('2026-11-26')).toEqual([2]);
});
