import { describe, expect, it } from 'vitest';
import { addStoredSpan, covers, intervalStatus, type StoredSpan, withTrueTime } from './stored-spans';

const HOUR = 3_600_000;
const END = Date.parse('2026-03-01T01:00:00Z');
/** Long after everything in these tests. */
const NOW = END + 1000 * HOUR;
const INTERVAL = { start: Date.parse('2026-03-01T00:00:00Z'), end: END };

/** The interval, fetched a number of hours after its end. */
function fetched(hoursAfter: number, freshMinutes = 15): StoredSpan[] {
  const askedAt = END + hoursAfter * HOUR;
  return [{ start: END - HOUR, end: END, askedAt, freshUntil: askedAt + (freshMinutes * HOUR) / 60 }];
}

describe('intervalStatus', () => {
  it('is not-fetched unless the full interval was fetched', () => {
    expect(intervalStatus(INTERVAL, false, [], NOW)).toEqual({ kind: 'not-fetched' });
    const half = { ...fetched(50)[0], end: END - HOUR / 2 } as StoredSpan;
    expect(intervalStatus(INTERVAL, true, [half], NOW)).toEqual({ kind: 'not-fetched' });
  });

  it('seals a number that was fetched two days after the interval, not one that is two days old', () => {
    expect(intervalStatus(INTERVAL, true, fetched(47.9), NOW).kind).toBe('open');
    expect(intervalStatus(INTERVAL, true, fetched(48), NOW)).toEqual({ kind: 'sealed' });
  });

  it('is fetched again after growing pauses, for a week, while the number is missing', () => {
    expect(intervalStatus(INTERVAL, false, fetched(2), NOW)).toMatchObject({ kind: 'open', until: END + 3 * HOUR });
    expect(intervalStatus(INTERVAL, false, fetched(48), NOW)).toMatchObject({ kind: 'open', until: END + 60 * HOUR });
    expect(intervalStatus(INTERVAL, false, fetched(168), NOW)).toMatchObject({ kind: 'sealed' });
  });

  it('uses the cloud’s freshness for an interval that was not over', () => {
    expect(intervalStatus(INTERVAL, true, fetched(-0.5), NOW)).toMatchObject({ kind: 'open', until: END - HOUR / 4 });
  });
});

describe('covers', () => {
  const part = (from: number, to: number): StoredSpan => ({ start: from, end: to, askedAt: 100, freshUntil: 100 });

  it('ignores spans beyond the end, in any order', () => {
    expect(covers([part(8, 9), part(3, 6), part(0, 3)], 0, 6)).toBe(true);
    expect(covers([part(8, 9), part(3, 6), part(0, 3)], 1, 5)).toBe(true);
  });

  it('is false with a gap before, between or after the spans', () => {
    expect(covers([part(1, 6)], 0, 6)).toBe(false);
    expect(covers([part(0, 3), part(4, 6)], 0, 6)).toBe(false);
    expect(covers([part(0, 3), part(3, 5)], 0, 6)).toBe(false);
    expect(covers([], 0, 6)).toBe(false);
  });
});

describe('intervalStatus after the clock was set back', () => {
  it('fetches again what was stored under the wrong clock', () => {
    const now = END - HOUR / 2;
    for (const ahead of [0.1, 5, 48, 400]) {
      expect(intervalStatus(INTERVAL, true, fetched(ahead), now), `${ahead}`).toMatchObject({
        kind: 'open',
        until: now,
      });
    }
  });

  it('allows clocks of several servers to differ by minutes', () => {
    expect(intervalStatus(INTERVAL, true, fetched(0), END - HOUR / 15)).toMatchObject({
      kind: 'open',
      until: END + HOUR,
    });
  });
});

describe('addStoredSpan', () => {
  it('replaces what a newer answer covers', () => {
    const old = { start: 0, end: 10, askedAt: 1, freshUntil: 2 };
    const newer = { start: 4, end: 6, askedAt: 8, freshUntil: 9 };
    expect(addStoredSpan([old], newer)).toEqual([{ ...old, end: 4 }, newer, { ...old, start: 6 }]);
  });

  it('joins neighbors that were fetched together, and never says that another was fetched when it was not', () => {
    const one = { start: 0, end: 10, askedAt: 50 * 24 * HOUR, freshUntil: 51 * 24 * HOUR };
    expect(addStoredSpan([one], { ...one, start: 10, end: 20 })).toEqual([{ ...one, end: 20 }]);
    const later = { start: 10, end: 20, askedAt: 90 * 24 * HOUR, freshUntil: 91 * 24 * HOUR };
    expect(addStoredSpan([one], later)).toEqual([one, later]);
  });
});

describe('withTrueTime', () => {
  it('replaces the invented time of a span that an earlier version joined, once', () => {
    const joined = { start: 0, end: 20, askedAt: 20 + 7 * 24 * HOUR, freshUntil: 0 };
    const changedAt = 50 * 24 * HOUR;
    const told = withTrueTime(joined, changedAt);
    expect(told).toEqual({ ...joined, askedAt: changedAt, freshUntil: changedAt });
    expect(withTrueTime(told, 2 * changedAt)).toEqual(told);
  });
});
