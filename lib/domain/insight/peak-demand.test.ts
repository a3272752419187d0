import { expect, test } from 'vitest';
import { peakDemand } from './peak-demand';

const START = Date.parse('2026-11-01T06:00:00Z');
const steps = (minutes: number, values: (number | null)[]) =>
  values.map((value, index) => {
    const start = START + index * minutes * 60_000;
    return { start, end: start + minutes * 60_000, value };
  });

test('is the highest mean power with its time, and the next four', () => {
  const peak = peakDemand(steps(15, [0.5, 2, null, 1, 0.25, 1.5, 0.1]));
  expect(peak?.peaks.map(({ kw }) => kw)).toEqual([8, 6, 4, 2, 1]);
  expect(peak?.peaks[0]?.start).toBe(START + 900_000);
  expect(peak?.isAtLeast).toBe(false);
  expect(peak?.basis).toMatchObject({ expected: 7, known: 6 });
});

test('of hours it is at least that much', () => {
  expect(peakDemand(steps(60, [1, 3]))).toMatchObject({ isAtLeast: true, peaks: [{ kw: 3 }, { kw: 1 }] });
});

test('the earlier of two equal peaks comes first', () => {
  expect(peakDemand(steps(15, [2, 2]))?.peaks.map(({ start }) => start)).toEqual([START, START + 900_000]);
});

test('without a number there is none', () => {
  expect(peakDemand(steps(15, [null, null]))).toBeNull();
});
