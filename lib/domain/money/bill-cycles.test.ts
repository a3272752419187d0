import { expect, it } from 'vitest';
import { type CycleRule, cycleBefore, cycleLastYear, cycleOn, cyclesWithin } from './bill-cycles';

it.each<[CycleRule, string, string, string]>([
  [{ kind: 'anchor', day: 1, months: 1 }, '2026-02-28', '2026-02-01', '2026-03-01'],
  [{ kind: 'anchor', day: 20, months: 1 }, '2026-01-19', '2025-12-20', '2026-01-20'],
  [{ kind: 'anchor', day: 20, months: 1 }, '2026-01-20', '2026-01-20', '2026-02-20'],
  [{ kind: 'anchor', day: 31, months: 1 }, '2026-02-27', '2026-01-31', '2026-02-28'],
  [{ kind: 'anchor', day: 31, months: 1 }, '2026-02-28', '2026-02-28', '2026-03-31'],
  [{ kind: 'anchor', day: 5, months: 2, startMonth: 2 }, '2026-04-04', '2026-02-05', '2026-04-05'],
  [{ kind: 'anchor', day: 5, months: 2, startMonth: 2 }, '2026-02-04', '2025-12-05', '2026-02-05'],
  [{ kind: 'anchor', day: 1, months: 3, startMonth: 1 }, '2026-12-31', '2026-10-01', '2027-01-01'],
  [{ kind: 'dates', dates: ['2026-05-20', '2026-06-19', '2026-07-15'] }, '2026-06-18', '2026-05-20', '2026-06-19'],
  [{ kind: 'dates', dates: ['2026-05-20', '2026-06-19', '2026-07-15'] }, '2026-07-15', '2026-07-15', '2026-08-15'],
  [{ kind: 'dates', dates: ['2026-05-20', '2026-06-19'] }, '2026-09-01', '2026-08-19', '2026-09-19'],
  [{ kind: 'dates', dates: ['2026-05-20', '2026-06-19'] }, '2026-05-19', '2026-04-20', '2026-05-20'],
])('%j has %s in the cycle from %s to %s', (rule, day, start, end) => {
  expect(cycleOn(rule, day)).toMatchObject({ start, end });
});

it('has adjacent cycles for any anchor, through years', () => {
  for (const day of [1, 15, 28, 29, 30, 31]) {
    for (const months of [1, 2, 3] as const) {
      const cycles = cyclesWithin({ kind: 'anchor', day, months, startMonth: 1 }, '2023-06-01', '2026-06-01');
      expect(cycles.slice(1).map(({ start }) => start)).toEqual(cycles.slice(0, -1).map(({ end }) => end));
    }
  }
});

it('finds the cycle before, and that of a year ago', () => {
  const rule: CycleRule = { kind: 'anchor', day: 20, months: 1 };
  const cycle = cycleOn(rule, '2026-06-30');
  expect(cycleBefore(rule, cycle).start).toBe('2026-05-20');
  expect(cycleLastYear(rule, cycle).start).toBe('2025-06-20');
});
