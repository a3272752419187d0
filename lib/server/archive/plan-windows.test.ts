import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRequestWindows } from './plan-windows';

/** The fewest windows by trying every way to cut the places into neighbours. */
function fewest(places: readonly number[], longest: number): number {
  if (places.length === 0) return 0;
  const first = places[0] ?? 0;
  const counts = places
    .filter((place) => place - first < longest)
    .map((_, at) => 1 + fewest(places.slice(at + 1), longest));
  return Math.min(...counts);
}

describe('planWithSoon', () => {
  it('asks once for gaps with something held between them, where one request may reach so far', () => {
    expect(planRequestWindows([0, 9], [0, 9], Number.POSITIVE_INFINITY)).toEqual([{ first: 0, last: 9 }]);
    expect(planRequestWindows([0, 9], [0, 9], 9)).toEqual([
      { first: 0, last: 0 },
      { first: 9, last: 9 },
    ]);
  });

  it('takes in what is wanted soon only where that is free', () => {
    expect(planRequestWindows([2], [1, 2, 3], 10)).toEqual([{ first: 1, last: 3 }]);
    expect(planRequestWindows([2], [1, 2, 30], 10)).toEqual([{ first: 2, last: 2 }]);
  });

  it('holds every wanted place in the fewest windows, none too long', () => {
    const places = fc.uniqueArray(fc.nat(24), { maxLength: 9 }).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 12 }), fc.func(fc.boolean()), (unsealed, longest, isWanted) => {
        const wanted = unsealed.filter((place) => isWanted(place));
        const windows = planRequestWindows(wanted, unsealed, longest);
        expect(wanted.every((at) => windows.some(({ first, last }) => first <= at && at <= last))).toBe(true);
        expect(windows.every(({ first, last }) => last - first < longest)).toBe(true);
        expect(windows).toHaveLength(fewest(wanted, longest));
      }),
    );
  });
});
