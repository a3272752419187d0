import { describe, expect, it } from 'vitest';
import type { UsageStep } from '../insight/local-days';
import { loadDuration } from './load-duration';

function steps(values: readonly (number | null)[], minutes = 60): UsageStep[] {
  const ms = minutes * 60_000;
  return values.map((value, index) => ({ start: index * ms, end: (index + 1) * ms, value }));
}
const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

describe('loadDuration', () => {
  it('reads off for how much of the time each load was reached', () => {
    const found = loadDuration(steps(hundred));
    expect(found?.readOffs).toEqual([
      { share: 0.01, load: 100 },
      { share: 0.1, load: 91 },
      { share: 0.5, load: 51 },
      { share: 0.95, load: 6 },
    ]);
    expect(found?.points[0]).toEqual({ share: 0.01, load: 100 });
    expect(found?.points.at(-1)).toEqual({ share: 1, load: 1 });
  });

  it('is of the measured time only, and says how much that is', () => {
    const found = loadDuration(steps([4, null, 2, null]));
    expect(found).toMatchObject({
      knownHours: 2,
      hours: 4,
      points: [
        { share: 0.5, load: 4 },
        { share: 1, load: 2 },
      ],
    });
  });

  it('turns use of a quarter hour into use per hour', () => {
    expect(loadDuration(steps([0.5], 15))).toMatchObject({ points: [{ share: 1, load: 2 }], stepMinutes: 15 });
  });

  it('keeps the highest and the lowest of many, in at most 400 points', () => {
    const found = loadDuration(steps(Array.from({ length: 35_000 }, (_, index) => (index * 7919) % 35_000)));
    expect(found?.points).toHaveLength(400);
    expect(found?.points[0]?.load).toBe(34_999);
    expect(found?.points.at(-1)?.load).toBe(0);
    const loads = found?.points.map(({ load }) => load) ?? [];
    expect(loads.every((load, index) => index === 0 || load <= (loads[index - 1] ?? 0))).toBe(true);
  });

  it.each([[[]], [[null, null]]])('is null for %j', (values) => {
    expect(loadDuration(steps(values))).toBeNull();
  });
});
