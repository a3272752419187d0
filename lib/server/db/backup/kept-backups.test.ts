import { expect, it } from 'vitest';
import { keptBackups } from './kept-backups';

const day = (date: string, time = '03-00-00') => `${date}T${time}Z`;

it('keeps the newest of each of 7 days, 4 weeks and 12 months', () => {
  const start = Date.parse('2025-01-01T00:00:00Z');
  const names = Array.from({ length: 700 }, (_, index) =>
    day(new Date(start + index * 86_400_000).toISOString().slice(0, 10)),
  );
  const kept = [...keptBackups(names)].sort().map((name) => name.slice(0, 10));
  // The last day is Tuesday, December 1, 2026.
  expect(kept).toEqual([
    ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31'],
    ...['2026-09-30', '2026-10-31', '2026-11-15', '2026-11-22'],
    ...['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'],
  ]);
});

it('keeps one of several on a day, and all that are left after a pause of years', () => {
  const names = [day('2020-05-01'), day('2026-11-28', '01-00-00'), day('2026-11-28', '09-30-00')];
  expect([...keptBackups(names)].sort()).toEqual([names[0], names[2]]);
});
