import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { livePace } from './live-pace';

const HOUR = 3600;
const DAY = 24 * HOUR;
const LIMITS = { hour: 100, day: 1000 };

const NO_OTHERS = { reports: 0, backfill: 0 };

function pace(hourUsed: number, dayUsed: number, activePremises = 1, others = NO_OTHERS) {
  return livePace({
    hour: { limit: LIMITS.hour, reserve: 20, remaining: LIMITS.hour - hourUsed, ...NO_OTHERS },
    day: { limit: LIMITS.day, reserve: 150, remaining: LIMITS.day - dayUsed, ...others },
    activePremises,
  });
}

/** Simulates days of open pages, with `others` requests of users an hour, in rolling windows. */
function simulate(premises: number, others: number, days: number) {
  const sent: number[] = [];
  const lastFetched = Array<number>(premises).fill(Number.NEGATIVE_INFINITY);
  const worst = { hour: 0, day: 0, live: 0 };
  let live = 0;
  let hourFrom = 0;
  let dayFrom = 0;
  const send = (at: number) => {
    sent.push(at);
    worst.hour = Math.max(worst.hour, sent.length - hourFrom);
    worst.day = Math.max(worst.day, sent.length - dayFrom);
  };
  for (let at = 0; at < days * DAY; at += 60) {
    while ((sent[hourFrom] ?? at) <= at - HOUR) hourFrom += 1;
    while ((sent[dayFrom] ?? at) <= at - DAY) dayFrom += 1;
    if (others > 0 && at % Math.floor(HOUR / others) < 60) send(at);
    for (let premise = 0; premise < premises; premise += 1) {
      const { seconds } = pace(sent.length - hourFrom, sent.length - dayFrom, premises);
      if (at - (lastFetched[premise] ?? 0) < seconds) continue;
      lastFetched[premise] = at;
      send(at);
      live += 1;
    }
  }
  return { ...worst, live };
}

describe('livePace', () => {
  it('is a minute at best, with the reason', () => {
    expect(pace(0, 0)).toEqual({ seconds: 60, reason: 'Every minute, as often as Copper updates its readings.' });
  });

  it('slows as either window fills, and names the one that decides', () => {
    expect(pace(60, 0).seconds).toBeGreaterThan(60);
    expect(pace(60, 0).reason).toContain('hourly limit');
    expect(pace(0, 700).reason).toContain('daily limit');
    expect(pace(80, 0).seconds).toBe(3600);
    expect(pace(0, 850).seconds).toBe(3600);
  });

  it('names the homes as recently viewed, since they need not be on screen anymore', () => {
    expect(pace(0, 700, 6).reason).toMatch(/^Every \d+ minutes for each of 6 recently viewed homes, to stay within/);
    expect(pace(0, 700, 1).reason).toMatch(/^Every \d+ minutes, to stay within/);
  });

  it('never gets faster with less left or more premises on screen, and stays in bounds', () => {
    const used = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(used, used, fc.integer({ min: 1, max: 50 }), (first, second, premises) => {
        const [less, more] = [Math.min(first, second), Math.max(first, second)];
        const fast = pace(less / 10, less, premises).seconds;
        const slow = pace(more / 10, more, premises).seconds;
        expect(fast).toBeLessThanOrEqual(slow);
        expect(slow).toBeLessThanOrEqual(pace(more / 10, more, premises + 1).seconds);
        expect(fast).toBeGreaterThanOrEqual(60);
        expect(slow).toBeLessThanOrEqual(3600);
      }),
    );
  });

  it('is not slowed by backfill while there is room for both, and less by a report than by users', () => {
    const used = 700;
    const byUsers = pace(0, used).seconds;
    const byReports = pace(0, used, 1, { reports: used, backfill: 0 }).seconds;
    expect(pace(0, used, 1, { reports: 0, backfill: used }).seconds).toBe(60);
    expect(byReports).toBeGreaterThan(60);
    expect(byReports).toBeLessThan(byUsers);
    // Once the window is nearly full, backfill slows it, too.
    expect(pace(0, 800, 1, { reports: 0, backfill: 800 }).seconds).toBeGreaterThan(300);
  });

  it('keeps pages that are always open within both limits, without the reserve', () => {
    for (const premises of [1, 2, 5, 20]) {
      const { hour, day, live } = simulate(premises, 0, 3);
      expect(hour).toBeLessThanOrEqual(LIMITS.hour - 20 + 1);
      expect(day).toBeLessThanOrEqual(LIMITS.day - 150 + 1);
      expect(live).toBeGreaterThan(3 * 300);
    }
  });

  it('leaves room for users all day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (premises, others) => {
        const { hour, day } = simulate(premises, others, 2);
        expect(hour).toBeLessThanOrEqual(LIMITS.hour);
        expect(day).toBeLessThanOrEqual(LIMITS.day);
      }),
      { numRuns: 15 },
    );
  });
});
