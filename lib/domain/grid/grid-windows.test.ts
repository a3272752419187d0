import { expect, it } from 'vitest';
import { gridWindows, halveSpan } from './grid-windows';

const WEEK = { start: '2026-03-01T07:00:00Z', end: '2026-03-08T07:00:00Z' };

it('splits a span into adjacent windows, shorter for more gateways', () => {
  expect(gridWindows(WEEK, 12)).toEqual([WEEK]);
  expect(gridWindows(WEEK, 200)).toHaveLength(7);
  expect(gridWindows(WEEK, 20_000)).toHaveLength(672);
  expect(gridWindows(WEEK, 1e9)).toHaveLength(7 * 288);
  for (const gateways of [0, 100, 173, 20_000]) {
    const windows = gridWindows(WEEK, gateways);
    expect(windows[0]?.start).toBe(WEEK.start);
    expect(windows.at(-1)?.end).toBe(WEEK.end);
    expect(windows.slice(1).map(({ start }) => start)).toEqual(windows.slice(0, -1).map(({ end }) => end));
  }
  expect(gridWindows({ start: WEEK.end, end: WEEK.end }, 3)).toEqual([]);
});

it('halves a span, and returns null when it is shorter than two measurement intervals', () => {
  expect(halveSpan(WEEK)?.[0]).toEqual({ start: WEEK.start, end: '2026-03-04T19:00:00Z' });
  expect(halveSpan({ start: WEEK.start, end: '2026-03-01T07:09:00Z' })).toBeNull();
});
