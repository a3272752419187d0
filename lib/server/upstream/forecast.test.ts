import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Priority } from '../ports/door';
import { forecast } from './forecast';
import { limitWindows } from './limit-windows';
import type { SentLine } from './sent-log';
import { DAY_START, memoryLedger, simulateDays } from './test-support/simulated-days';

const LIMITS = { hour: 100, day: 1000 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function hoursFor(requests: number, priority: Priority, sent: SentLine[] = [], blockedUntil: number | null = null) {
  const end = forecast({ windows: limitWindows(LIMITS), sent, now: DAY_START, blockedUntil, requests, priority });
  return end === null ? null : (end - DAY_START) / HOUR;
}

const every = (minutes: number, purpose: string): SentLine[] =>
  Array.from({ length: Math.floor((24 * 60) / minutes) }, (_, index) => ({
    at: DAY_START - DAY + 1000 + index * minutes * 60_000,
    purpose,
  }));

describe('forecast', () => {
  it('is now for no requests, and for few requests while the budget is free', () => {
    expect(hoursFor(0, 'report')).toBe(0);
    expect(hoursFor(25, 'report')).toBe(0);
    expect(hoursFor(100, 'person')).toBe(0);
  });

  it('is now for more requests that are not paced, up to the limits', () => {
    const end = (requests: number) =>
      forecast({
        ...{ windows: limitWindows(LIMITS), sent: [], now: DAY_START, blockedUntil: null },
        ...{ requests, priority: 'report', unpaced: true },
      });
    expect(hoursFor(40, 'report')).toBeGreaterThan(0.05);
    expect(end(40)).toBe(DAY_START);
    expect(end(72)).toBe(DAY_START);
    expect(end(73)).toBeGreaterThan(DAY_START + HOUR);
  });

  it('takes hours for a report of 400 requests, and longer while the site is used', () => {
    const alone = hoursFor(400, 'report') ?? 0;
    expect(alone).toBeGreaterThan(400 / 80 - 1);
    expect(alone).toBeLessThan(8);
    expect(hoursFor(400, 'report', every(3, 'live'))).toBeGreaterThan(alone);
  });

  it('starts after the pause of a 429', () => {
    expect(hoursFor(1, 'person', [], DAY_START + HOUR)).toBe(1);
  });

  it('is null where users leave no requests for it', () => {
    expect(hoursFor(10, 'backfill', every(2, 'live'))).toBeNull();
  });

  it('never ends earlier for more requests or a lower priority', () => {
    const requests = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(requests, requests, (some, others) => {
        const [less, more] = [Math.min(some, others), Math.max(some, others)];
        const ends = (['person', 'live', 'report', 'backfill'] as const).map(
          (priority) => hoursFor(more, priority) ?? 0,
        );
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
        expect(hoursFor(less, 'report') ?? 0).toBeLessThanOrEqual(ends[2] ?? 0);
      }),
      { numRuns: 30 },
    );
  });

  it('matches a simulation', async () => {
    const { reportsDone } = await simulateDays(memoryLedger(LIMITS), {
      days: 1,
      openPages: 0,
      users: [],
      reports: [{ at: DAY_START, requests: 400 }],
      backfill: 0,
    });
    const hours = ((reportsDone[0] ?? 0) - DAY_START) / HOUR;
    expect(hours).toBeGreaterThan(1);
    expect(Math.abs(hours - (hoursFor(400, 'report') ?? 0))).toBeLessThan(0.5);
  });
});
