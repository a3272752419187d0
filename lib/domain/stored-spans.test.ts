import { describe, expect, it } from 'vitest';
import { addStoredSpan, covers, intervalStatus, type StoredSpan } from './stored-spans';

const HOUR = 3_600_000;
const END = Date.parse('2026-03-01T01:00:00Z');
/** Long after all that is asked here. */
const NOW = END + 1000 * HOUR;
const INTERVAL = { start: '2026-03-01T00:00:00Z', end: '2026-03-01T01:00:00Z' };

/** The interval asked for so many hours after its end. */
function asked(hoursAfter: number, freshMinutes = 15): StoredSpan[] {
  const askedAt = END + hoursAfter * HOUR;
  return [{ start: END - HOUR, end: END, askedAt, freshUntil: askedAt + (freshMinutes * HOUR) / 60 }];
}

describe('holdOf', () => {
  it('is unasked unless the whole interval was asked for', () => {
    expect(intervalStatus(INTERVAL, false, [], NOW)).toEqual({ kind: 'unasked' });
    const half = { ...asked(50)[0], end: END - HOUR / 2 } as StoredSpan;
    expect(intervalStatus(INTERVAL, true, [half], NOW)).toEqual({ kind: 'unasked' });
  });

  it('seals a number that was read two days after the interval, not one that merely is two days old', () => {
    expect(intervalStatus(INTERVAL, true, asked(47.9), NOW).kind).toBe('open');
    expect(intervalStatus(INTERVAL, true, asked(48), NOW)).toEqual({ kind: 'sealed' });
  });

  it('asks for a missing number after growing pauses, for a week', () => {
    expect(intervalStatus(INTERVAL, false, asked(2), NOW)).toMatchObject({ kind: 'open', until: END + 3 * HOUR });
    expect(intervalStatus(INTERVAL, false, asked(48), NOW)).toMatchObject({ kind: 'open', until: END + 60 * HOUR });
    expect(intervalStatus(INTERVAL, false, asked(168), NOW)).toMatchObject({ kind: 'sealed' });
  });

  it('believes the cloud about an interval that still ran', () => {
    expect(intervalStatus(INTERVAL, true, asked(-0.5), NOW)).toMatchObject({ kind: 'open', until: END - HOUR / 4 });
  });
});

describe('covers', () => {
  const part = (from: number, to: number): StoredSpan => ({ start: from, end: to, askedAt: 100, freshUntil: 100 });

  it('is not misled by what lies beyond the end, in whatever order the parts come', () => {
    expect(covers([part(8, 9), part(3, 6), part(0, 3)], 0, 6)).toBe(true);
    expect(covers([part(8, 9), part(3, 6), part(0, 3)], 1, 5)).toBe(true);
  });

  it('sees a gap before, between and after', () => {
    expect(covers([part(1, 6)], 0, 6)).toBe(false);
    expect(covers([part(0, 3), part(4, 6)], 0, 6)).toBe(false);
    expect(covers([part(0, 3), part(3, 5)], 0, 6)).toBe(false);
    expect(covers([], 0, 6)).toBe(false);
  });
});

describe('holdOf after the clock was set back', () => {
  it('asks again for what came under the wrong clock, whatever it looked like then', () => {
    const now = END - HOUR / 2;
    for (const ahead of [0.1, 5, 48, 400]) {
      expect(intervalStatus(INTERVAL, true, asked(ahead), now), `${ahead}`).toMatchObject({ kind: 'open', until: now });
    }
  });

  it('lets clocks of several servers differ by minutes', () => {
    expect(intervalStatus(INTERVAL, true, asked(0), END - HOUR / 15)).toMatchObject({
      kind: 'open',
      until: END + HOUR,
    });
  });
});

describe('withSpan', () => {
  it('lets a newer answer take the place of what it covers', () => {
    const old = { start: 0, end: 10, askedAt: 1, freshUntil: 2 };
    const newer = { start: 4, end: 6, askedAt: 8, freshUntil: 9 };
    expect(addStoredSpan([old], newer)).toEqual([{ ...old, end: 4 }, newer, { ...old, start: 6 }]);
  });

  it('joins what is settled for good, and only that', () => {
    const week = 7 * 24 * HOUR;
    const [first, second] = [0, 10].map((start) => ({
      start,
      end: start + 10,
      askedAt: start + 10 + week,
      freshUntil: 5,
    }));
    const joined = addStoredSpan([first as StoredSpan], second as StoredSpan);
    expect(joined).toEqual([{ start: 0, end: 20, askedAt: 20 + week, freshUntil: 0 }]);
    expect(addStoredSpan([{ ...(first as StoredSpan), askedAt: 11 }], second as StoredSpan)).toHaveLength(2);
  });
});
