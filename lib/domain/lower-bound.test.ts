import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lowerBound } from './lower-bound';

it('finds what looking at every place finds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.integer({ min: -10, max: 10 }), (list, least) => {
      const sorted = list.sort((a, b) => a - b);
      const isSo = (place: number) => (sorted[place] ?? 0) >= least;
      const naive = sorted.findIndex((_, place) => isSo(place));
      expect(lowerBound(sorted.length, isSo)).toBe(naive === -1 ? sorted.length : naive);
    }),
  );
});
