import { expect, it } from 'vitest';
import { refreshIntervalMs } from './refresh-interval';

const MINUTE = 60_000;

it.each([
  [5, 1000, 15],
  [8, 1000, 24],
  [100, 1000, 288],
  [100, 100_000, 15],
])('refreshes lists of %d pages, with %d requests a day, every %d minutes', (pages, limit, minutes) => {
  expect(Math.ceil(refreshIntervalMs(pages, limit) / MINUTE)).toBe(minutes);
});
