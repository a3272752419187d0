import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY_START,
  type DaysOutcome,
  maxWithin,
  memoryLedger,
  type SimulatedDays,
  simulateDays,
} from './test-support/simulated-days';

const LIMITS = { hour: 100, day: 1000 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const QUIET: SimulatedDays = { days: 1, openPages: 0, users: [], reports: [], backfill: 0 };
const run = (world: Partial<SimulatedDays>) => simulateDays(memoryLedger(LIMITS), { ...QUIET, ...world });
const count = ({ sent }: DaysOutcome, purpose: string) => sent.filter((line) => line.purpose === purpose).length;

/** A page every 48 minutes from seven in the morning on. */
const VISITS = Array.from({ length: 20 }, (_, visit) => ({
  at: DAY_START + 7 * HOUR + visit * 48 * 60_000,
  requests: 5,
}));
const REPORT = { at: DAY_START + 9 * HOUR, requests: 400 };

function expectWithinLimits({ sent }: DaysOutcome): void {
  expect(maxWithin(sent, HOUR)).toBeLessThanOrEqual(LIMITS.hour);
  expect(maxWithin(sent, DAY)).toBeLessThanOrEqual(LIMITS.day);
}

describe('simulated days', () => {
  it('serve an open page, users, a report and a backfill, and refuse no user', async () => {
    const outcome = await run({ days: 2, openPages: 1, users: VISITS, reports: [REPORT], backfill: 5000 });
    expectWithinLimits(outcome);
    expect(outcome.refused.users).toBe(0);
    expect(count(outcome, 'usage')).toBe(100);
    expect(outcome.reportsDone[0]).toBeLessThan(REPORT.at + 30 * HOUR);
    expect(count(outcome, 'backfill')).toBeGreaterThan(0);
    // The page's pace is fast while the budget is free, and it never stops.
    expect(outcome.paces[0]?.seconds).toBe(60);
    expect(Math.max(...outcome.paces.map(({ seconds }) => seconds))).toBeLessThanOrEqual(3600);
    const hours = new Set(
      outcome.sent.flatMap(({ at, purpose }) => (purpose === 'live' ? [Math.floor(at / HOUR)] : [])),
    );
    expect(hours.size).toBeGreaterThanOrEqual(44);
  });

  it('give backfill the requests that are left', async () => {
    const outcome = await run({ backfill: 5000 });
    expectWithinLimits(outcome);
    expect(count(outcome, 'backfill')).toBeGreaterThan(550);
  });

  it('send a report after a day of backfill, which yields to it', async () => {
    const report = { at: DAY_START + DAY, requests: 300 };
    const outcome = await run({ days: 2, reports: [report], backfill: 5000 });
    expectWithinLimits(outcome);
    const done = outcome.reportsDone[0] ?? Number.POSITIVE_INFINITY;
    expect(done).toBeLessThan(report.at + 14 * HOUR);
    const beside = outcome.sent.filter(({ at, purpose }) => purpose === 'backfill' && at >= report.at && at <= done);
    expect(beside.length).toBeLessThan(300 * 0.25);
  });

  it('spread a report: after the first hour no 15 minutes take half of an hour’s share', async () => {
    const outcome = await run({ reports: [{ at: DAY_START, requests: 400 }] });
    const later = outcome.sent.filter(({ at }) => at > DAY_START + HOUR);
    expect(maxWithin(later, HOUR / 4)).toBeLessThan(40);
    expect(outcome.reportsDone[0]).toBeLessThan(DAY_START + 8 * HOUR);
  });

  it('keep live readings fast beside a backfill', async () => {
    const [alone, beside] = await Promise.all([run({ openPages: 1 }), run({ openPages: 1, backfill: 5000 })]);
    expect(count(beside, 'live')).toBeGreaterThan(count(alone, 'live') * 0.9);
  });

  it('never exceed the limits and never refuse a user within the reserve, whatever else is requested', async () => {
    const world = fc.record({
      openPages: fc.integer({ min: 0, max: 4 }),
      backfill: fc.constantFrom(0, 5000),
      reports: fc.array(
        fc.record({
          at: fc.integer({ min: 0, max: 23 }).map((hour) => DAY_START + hour * HOUR),
          requests: fc.integer({ min: 1, max: 900 }),
        }),
        { maxLength: 3 },
      ),
      // At most 7 in any hour and 144 a day: the reserve is enough for all of them.
      users: fc
        .array(fc.integer({ min: 0, max: 23 }), { maxLength: 24 })
        .map((hours) =>
          [...new Set(hours)].map((hour) => ({ at: DAY_START + hour * HOUR + 30 * 60_000, requests: 6 })),
        ),
    });
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const outcome = await run(given);
        expectWithinLimits(outcome);
        expect(outcome.refused.users).toBe(0);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
