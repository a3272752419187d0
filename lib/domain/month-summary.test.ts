import { describe, expect, it } from 'vitest';
import { addMonths, besideMonth, finishedDaysOf, monthDays, monthTotal, perDay, typicalDays } from './month-summary';
import type { Bucket, BucketState } from './series';

const day = (value: number | null, state: BucketState = value === null ? 'missing' : 'measured') => ({ value, state });

describe('months', () => {
  it.each([
    ['2026-10', 1, '2026-11'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-10', -12, '2025-10'],
  ])('%s and %i: %s', (month, months, expected) => {
    expect(addMonths(month, months)).toBe(expected);
  });

  it('know their days, and how many are over', () => {
    expect(monthDays('2026-12')).toEqual({ start: '2026-12-01', end: '2027-01-01' });
    expect(finishedDaysOf('2026-02', '2026-11-29')).toBe(28);
    expect(finishedDaysOf('2026-11', '2026-11-29')).toBe(28);
    expect(finishedDaysOf('2026-12', '2026-11-29')).toBe(0);
  });
});

describe('monthTotal', () => {
  it('adds up measured days, and counts missing ones but not those before the meter or to come', () => {
    const days = [
      day(null, 'before'),
      day(0.1),
      day(0.2, 'derived'),
      day(null),
      day(7, 'running'),
      day(null, 'future'),
    ];
    expect(monthTotal('2026-11', days)).toEqual({ month: '2026-11', sum: 0.3, measured: 2, finished: 3 });
  });

  it('is of the first days only, on wish, and null without a number', () => {
    expect(monthTotal('2026-11', [day(1), day(2), day(4)], 2).sum).toBe(3);
    expect(monthTotal('2026-11', [day(null), day(null)])).toMatchObject({ sum: null, measured: 0, finished: 2 });
    expect(monthTotal('2026-11', [day(0)]).sum).toBe(0);
  });
});

describe('besideMonth', () => {
  const of = (sum: number | null, measured: number, finished = measured) => ({
    month: '2026-10',
    sum,
    measured,
    finished,
  });

  it.each([
    ['months of other lengths by the day', of(310, 31), of(300, 30), 0],
    ['more', of(62, 31), of(30, 30), 1],
    ['missing days left out', of(300, 30, 31), of(300, 30), 0],
    ['too many missing days', of(200, 20, 31), of(300, 30), null],
    ['nothing before', of(310, 31), of(0, 30), null],
    ['sold more than bought', of(-10, 31), of(300, 30), null],
    ['no readings', of(310, 31), of(null, 0, 30), null],
  ])('compares %s', (_name, ours, theirs, share) => {
    expect(besideMonth(ours, theirs).share).toBe(share);
  });

  it('gives what a measured day used', () => {
    expect(perDay(of(62, 31, 31))).toBe(2);
    expect(perDay(of(null, 0, 31))).toBeNull();
  });
});

describe('typicalDays', () => {
  const bucket = (start: string, end: string, value: number | null, state: BucketState = 'measured') =>
    ({ start, end, value, state }) as Bucket;
  const days = [
    bucket('2026-11-01', '2026-11-02', 5),
    bucket('2026-11-02', '2026-11-03', 5),
    bucket('2026-11-03', '2026-11-04', 5, 'running'),
    bucket('2026-11-04', '2026-11-05', null, 'future'),
  ];

  it('adds up finer intervals, and leaves out days of which a part is not known and the one that runs', () => {
    const halves = days.flatMap(({ start, end }, index) => [
      bucket(start, `${start}T12`, 1),
      bucket(`${start}T12`, end, index === 1 ? null : 2),
    ]);
    expect([...typicalDays(days, halves)]).toEqual([
      ['2026-11-01', 3],
      ['2026-11-04', 3],
    ]);
    expect(typicalDays(days, days.slice(0, 1))).toEqual(new Map([['2026-11-01', 5]]));
    expect(typicalDays(days, [])).toEqual(new Map());
  });
});
