import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitWindows } from './limit-windows';
import { nextPacedAt } from './pacing';

const WINDOWS = limitWindows({ hour: 100, day: 1000 });
const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

const turn = (priority: 'report' | 'backfill', used: [number, number], last: { report?: number; backfill?: number }) =>
  nextPacedAt(WINDOWS, used, { report: last.report ?? null, backfill: last.backfill ?? null }, priority) - NOW;

describe('turnAt', () => {
  it('does not slow a report with little to ask while there is plenty', () => {
    expect(turn('report', [25, 260], { report: NOW })).toBeLessThanOrEqual(0);
    expect(turn('report', [26, 100], { report: NOW })).toBeGreaterThan(0);
  });

  it('lets backfill wait from the start', () => {
    expect(turn('backfill', [0, 0], { backfill: NOW })).toBeGreaterThan(10_000);
  });

  it('lets backfill wait for a report that is under way, and no report for backfill', () => {
    expect(turn('backfill', [0, 0], { report: NOW })).toBe(2 * MINUTE);
    expect(turn('report', [60, 600], { backfill: NOW })).toBeLessThanOrEqual(0);
  });

  it('waits longer the less is left, and backfill never less than a report', () => {
    const used = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(used, used, ([hour, day], [moreHour, moreDay]) => {
        const more: [number, number] = [Math.max(hour, moreHour), Math.max(day, moreDay)];
        const last = { report: NOW, backfill: NOW };
        for (const priority of ['report', 'backfill'] as const) {
          expect(turn(priority, [hour, day], last)).toBeLessThanOrEqual(turn(priority, more, last));
        }
        expect(turn('backfill', more, last)).toBeGreaterThanOrEqual(turn('report', more, last));
      }),
    );
  });
});
