import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IndexRange, joinRanges, planRequestWindows } from './plan-windows';

const at = (...indexes: number[]): IndexRange[] =>
  joinRanges([...new Set(indexes)].sort((a, b) => a - b).map((index) => ({ from: index, to: index + 1 })));
const indexesOf = (ranges: readonly IndexRange[]) =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step));

/** The fewest windows, found by trying every way to cut the indexes into neighbors. */
function fewest(indexes: readonly number[], maxIntervals: number): number {
  if (indexes.length === 0) return 0;
  const first = indexes[0] ?? 0;
  const counts = indexes
    .filter((index) => index - first < maxIntervals)
    .map((_, position) => 1 + fewest(indexes.slice(position + 1), maxIntervals));
  return Math.min(...counts);
}

/** The same plan made index by index. */
function planByIndex(indexes: readonly number[], maxIntervals: number) {
  const windows: { first: number; last: number }[] = [];
  for (const index of indexes) {
    const previous = windows.at(-1);
    if (previous && index - previous.first < maxIntervals) previous.last = index;
    else windows.push({ first: index, last: index });
  }
  return windows;
}

describe('joinRanges', () => {
  it('joins neighbors, and leaves ranges with others between them', () => {
    expect(at(0, 1, 3, 6, 7)).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 4 },
      { from: 6, to: 8 },
    ]);
    expect(joinRanges([])).toEqual([]);
  });
});

describe('planRequestWindows', () => {
  it('plans one window over gaps with stored intervals between them, where one request may be so long', () => {
    expect(planRequestWindows(at(0, 9), at(0, 9), Number.POSITIVE_INFINITY)).toEqual([{ first: 0, last: 9 }]);
    expect(planRequestWindows(at(0, 9), at(0, 9), 10)).toEqual([{ first: 0, last: 9 }]);
    expect(planRequestWindows(at(0, 9), at(0, 9), 9)).toEqual([
      { first: 0, last: 0 },
      { first: 9, last: 9 },
    ]);
  });

  it('adds intervals that will be needed later only where that adds no request', () => {
    expect(planRequestWindows(at(2), at(1, 2, 3), 10)).toEqual([{ first: 1, last: 3 }]);
    expect(planRequestWindows(at(2), at(1, 2, 30), 10)).toEqual([{ first: 2, last: 2 }]);
  });

  it.each([
    [1, 1],
    [1439, 1],
    [1440, 1],
    [1441, 2],
    [2880, 2],
    [2881, 3],
  ])('covers %d intervals with %d windows of at most 1440', (count, windows) => {
    const range = [{ from: 5, to: 5 + count }];
    const plan = planRequestWindows(range, range, 1440);
    expect(plan).toHaveLength(windows);
    expect(plan.at(0)?.first).toBe(5);
    expect(plan.at(-1)?.last).toBe(5 + count - 1);
  });

  it('plans nothing for an empty range', () => {
    expect(planRequestWindows([{ from: 7, to: 7 }], [{ from: 7, to: 7 }], 10)).toEqual([]);
  });

  it('covers every needed interval in the fewest windows, none too long', () => {
    const lists = fc.uniqueArray(fc.nat(24), { maxLength: 9 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 12 }), fc.func(fc.boolean()), (unsealed, maxIntervals, isNeeded) => {
        const needed = unsealed.filter((index) => isNeeded(index));
        const windows = planRequestWindows(at(...needed), at(...unsealed), maxIntervals);
        expect(needed.every((index) => windows.some(({ first, last }) => first <= index && index <= last))).toBe(true);
        expect(windows.every(({ first, last }) => last - first < maxIntervals)).toBe(true);
        expect(windows).toHaveLength(fewest(needed, maxIntervals));
      }),
    );
  });

  it('plans long ranges as if index by index', () => {
    const lengths = fc.array(fc.record({ gap: fc.nat(30), length: fc.nat(60) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 25 }), (runs, maxIntervals) => {
        let end = 0;
        const ranges = runs.map(({ gap, length }) => {
          const from = end + gap;
          end = from + length;
          return { from, to: end };
        });
        expect(planRequestWindows(ranges, ranges, maxIntervals)).toEqual(planByIndex(indexesOf(ranges), maxIntervals));
      }),
    );
  });
});
