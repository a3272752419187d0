import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitWindows } from './limit-windows';
import { nextPacedAt } from './pacing';

const WINDOWS = limitWindows({ hour: 100, day: 1000 });
const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

const waitMs = (
  priority: 'report' | 'backfill',
  used: [number, number],
  last: { report?: number; backfill?: number },
) => nextPacedAt(WINDOWS, used, { report: last.report ?? null, backfill: last.backfill ?? null }, priority) - NOW;

describe('nextPacedAt', () => {
  it('does not delay a report while little of its share is used', () => {
    expect(waitMs('report', [25, 260], { report: NOW })).toBeLessThanOrEqual(0);
    expect(waitMs('report', [26, 100], { report: NOW })).toBeGreaterThan(0);
  });

  it('delays backfill from the start', () => {
    expect(waitMs('backfill', [0, 0], { backfill: NOW })).toBeGreaterThan(10_000);
  });

  it('delays backfill after a report, and no report after backfill', () => {
    expect(waitMs('backfill', [0, 0], { report: NOW })).toBe(2 * MINUTE);
    expect(waitMs('report', [60, 600], { backfill: NOW })).toBeLessThanOrEqual(0);
  });

  it('delays more the less is left, and backfill at least as long as a report', () => {
    const used = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(used, used, ([hour, day], [moreHour, moreDay]) => {
        const more: [number, number] = [Math.max(hour, moreHour), Math.max(day, moreDay)];
        const last = { report: NOW, backfill: NOW };
        for (const priority of ['report', 'backfill'] as const) {
          expect(waitMs(priority, [hour, day], last)).toBeLessThanOrEqual(waitMs(priority, more, last));
        }
        expect(waitMs('backfill', more, last)).toBeGreaterThanOrEqual(waitMs('report', more, last));
      }),
    );
  });
});
