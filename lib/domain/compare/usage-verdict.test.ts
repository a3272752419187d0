import { describe, expect, it } from 'vitest';
import { otherDay } from './other-days';
import { pairByClock, pairByStart, refinePairs } from './pair-series';
import { localSeries } from './test-support/local-series';
import { usageVerdict } from './usage-verdict';

const DAY = '2026-06-10 2026-06-11';
const NOON = '2026-06-10T12:30:00Z';

/** A day at 12:30 PM that used `usage` in each hour, beside what is typical of each. */
function today(usage: (hour: number) => number | null, typical: (hour: number) => number | null) {
  // What has not begun has no number.
  const used = localSeries({ days: DAY, now: NOON, value: (hour) => (hour > 12 ? null : usage(hour)) });
  return usageVerdict(pairByStart(used, localSeries({ days: DAY, now: NOON, value: typical })).pairs);
}

describe('usageVerdict', () => {
  it('compares the hours that are over, and adds what is typical of the rest', () => {
    const verdict = today(
      (hour) => (hour === 12 ? 0.5 : 2),
      () => 1,
    );
    expect(verdict).toMatchObject({ used: 24.5, reason: null, expected: 24 + 1 + 11 });
    expect(verdict.compared).toMatchObject({ used: 24, other: 12, difference: 12, share: 1, hours: 12, perHour: null });
    expect(verdict.compared?.through).toBe('2026-06-10T12:00:00Z');
  });

  it('expects of the running hour no less than it has used', () => {
    expect(
      today(
        (hour) => (hour === 12 ? 3 : 1),
        () => 1,
      ).expected,
    ).toBe(12 + 3 + 11);
  });

  it.each<[string, (hour: number) => number | null, (hour: number) => number | null]>([
    ['an hour that is over is missing', (hour) => (hour === 5 ? null : 1), () => 1],
    ['the rest of the day is not known', () => 1, (hour) => (hour > 20 ? null : 1)],
    ['the baseline ends now', () => 1, (hour) => (hour > 12 ? null : 1)],
  ])('expects nothing where %s', (_, usage, typical) => {
    expect(today(usage, typical).expected).toBeNull();
  });

  it.each([
    [1, 0.05, null],
    [1.2, 0.1, 0.2],
    [-1, 1, null],
  ])('%f used against %f an hour: share %s', (used, typical, share) => {
    const { compared } = today(
      () => (typical === 0.05 ? 0.05 : typical === 0.1 ? 0.12 : used),
      () => typical,
    );
    if (share === null) expect(compared?.share).toBeNull();
    else expect(compared?.share).toBeCloseTo(share);
  });

  it.each([
    // Of the twelve hours that are over, so many are missing.
    [0, 0, null, null],
    [1, 0, { used: 2, other: 1 }, null],
    [0, 1, { used: 2, other: 1 }, null],
    [6, 0, { used: 2, other: 1 }, null],
    [7, 0, undefined, 'coverage'],
    [0, 7, undefined, 'coverage'],
    [12, 0, undefined, 'nothing'],
  ] as const)(
    'with %d and %d hours missing, amounts are per hour or nothing is compared',
    (used, other, perHour, reason) => {
      const verdict = today(
        (hour) => (hour < used ? null : 2),
        (hour) => (hour < other ? null : 1),
      );
      expect(verdict.reason).toBe(reason);
      expect(verdict.compared?.perHour).toEqual(perHour);
    },
  );

  it('cuts the period before at the same time on the clock', () => {
    const usage = localSeries({ days: DAY, now: NOON });
    const other = localSeries({ days: '2026-06-09 2026-06-10', value: (hour) => hour });
    const paired = pairByClock(usage, other, (day) =>
      otherDay('previous', { start: '2026-06-10', end: '2026-06-11' }, day),
    );
    expect(usageVerdict(paired.pairs).compared).toMatchObject({ used: 12, other: 66, through: '2026-06-10T12:00:00Z' });
  });

  it('is the same for days with the hours of today as for hours alone', () => {
    const days = '2026-06-08 2026-06-11';
    const noise = (index: number) => ((index * 7) % 5) + 1;
    const hours = (kind: 'used' | 'typical') =>
      localSeries({ days, now: NOON, value: (index) => (kind === 'used' && index > 60 ? null : noise(index)) });
    const all = pairByStart(hours('used'), hours('typical')).pairs;
    const sum = (day: number) =>
      Array.from({ length: 24 }, (_, hour) => noise(day * 24 + hour)).reduce((a, b) => a + b);
    const byDay = localSeries({ days, now: NOON, granularity: 'day', value: sum });
    const refined = refinePairs(pairByStart(byDay, byDay).pairs, all.slice(48));
    const [fine, coarse] = [usageVerdict(all), usageVerdict(refined)];
    expect(coarse.compared?.used).toBe(fine.compared?.used);
    expect(coarse.compared?.hours).toBe(60);
    expect(coarse.used).toBe(fine.used);
    expect(coarse.expected).toBe(fine.expected);
  });
});
