import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowerBound } from './lower-bound';

it('finds the same index as a linear search', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.integer({ min: -10, max: 10 }), (list, least) => {
      const sorted = list.sort((a, b) => a - b);
      const predicate = (index: number) => (sorted[index] ?? 0) >= least;
      const expected = sorted.findIndex((_, index) => predicate(index));
      expect(lowerBound(sorted.length, predicate)).toBe(expected === -1 ? sorted.length : expected);
    }),
  );
});
