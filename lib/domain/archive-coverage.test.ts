import { expect, it } from 'vitest';
import { archiveCoverage } from './archive-coverage';

const DAY = 24 * 3_600_000;
const days = (start: number, end: number) => ({ start: start * DAY, end: end * DAY });

it('is complete for series without gaps, however their spans overlap', () => {
  const coverage = archiveCoverage([[days(0, 4), days(3, 10)], []], 10 * DAY);
  expect(coverage).toEqual({ storedMs: 10 * DAY, expectedMs: 10 * DAY, oldestGapAt: null });
});

it('finds the oldest gap of all series', () => {
  const coverage = archiveCoverage(
    [
      [days(0, 5), days(6, 10)],
      [days(2, 3), days(7, 10)],
    ],
    10 * DAY,
  );
  expect(coverage).toEqual({ storedMs: 13 * DAY, expectedMs: 18 * DAY, oldestGapAt: 3 * DAY });
});

it('counts a series that is more than a day behind as a gap', () => {
  expect(archiveCoverage([[days(0, 9)]], 9.5 * DAY).oldestGapAt).toBeNull();
  expect(archiveCoverage([[days(0, 8)]], 9.5 * DAY).oldestGapAt).toBe(8 * DAY);
});

it('does not count what was stored for later than now', () => {
  expect(archiveCoverage([[days(0, 12)]], 10 * DAY)).toMatchObject({ storedMs: 10 * DAY, expectedMs: 10 * DAY });
});
