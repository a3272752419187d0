import { describe, expect, it } from 'vitest';
import { type HeldSpan, holdOf, withSpan } from './held-spans';

const HOUR = 3_600_000;
const END = Date.parse('2026-03-01T01:00:00Z');
const INTERVAL = { start: '2026-03-01T00:00:00Z', end: '2026-03-01T01:00:00Z' };

/** The interval asked for so many hours after its end. */
function asked(hoursAfter: number, freshMinutes = 15): HeldSpan[] {
  const askedAt = END + hoursAfter * HOUR;
  return [{ start: END - HOUR, end: END, askedAt, freshUntil: askedAt + (freshMinutes * HOUR) / 60 }];
}

describe('holdOf', () => {
  it('is unasked unless the whole interval was asked for', () => {
    expect(holdOf(INTERVAL, false, [])).toEqual({ kind: 'unasked' });
    const half = { ...asked(50)[0], end: END - HOUR / 2 } as HeldSpan;
    expect(holdOf(INTERVAL, true, [half])).toEqual({ kind: 'unasked' });
  });

  it('seals a number that was read two days after the interval, not one that merely is two days old', () => {
    expect(holdOf(INTERVAL, true, asked(47.9)).kind).toBe('open');
    expect(holdOf(INTERVAL, true, asked(48))).toEqual({ kind: 'sealed' });
  });

  it('asks for a missing number after growing pauses, for a week', () => {
    expect(holdOf(INTERVAL, false, asked(2))).toEqual({ kind: 'open', until: END + 3 * HOUR });
    expect(holdOf(INTERVAL, false, asked(48))).toEqual({ kind: 'open', until: END + 60 * HOUR });
    expect(holdOf(INTERVAL, false, asked(168))).toEqual({ kind: 'sealed' });
  });

  it('believes the cloud about an interval that still ran', () => {
    expect(holdOf(INTERVAL, true, asked(-0.5))).toEqual({ kind: 'open', until: END - HOUR / 4 });
  });
});

describe('withSpan', () => {
  it('lets a newer answer take the place of what it covers', () => {
    const old = { start: 0, end: 10, askedAt: 1, freshUntil: 2 };
    const newer = { start: 4, end: 6, askedAt: 8, freshUntil: 9 };
    expect(withSpan([old], newer)).toEqual([{ ...old, end: 4 }, newer, { ...old, start: 6 }]);
  });

  it('joins what is settled for good, and only that', () => {
    const week = 7 * 24 * HOUR;
    const [first, second] = [0, 10].map((start) => ({
      start,
      end: start + 10,
      askedAt: start + 10 + week,
      freshUntil: 5,
    }));
    const joined = withSpan([first as HeldSpan], second as HeldSpan);
    expect(joined).toEqual([{ start: 0, end: 20, askedAt: 20 + week, freshUntil: 0 }]);
    expect(withSpan([{ ...(first as HeldSpan), askedAt: 11 }], second as HeldSpan)).toHaveLength(2);
  });
});
