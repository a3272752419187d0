import { expect, it } from 'vitest';
import { waterSwapReason } from './water-reversal';

it.each([
  // indoor, outdoor, in summer, in winter
  [null, null, 'no data of either meter', 'no data of either meter'],
  [null, 5, 'no indoor data', 'no indoor data'],
  [5, null, 'no outdoor data', 'no outdoor data'],
  [0, 0, null, null],
  [1000, 0, null, null],
  [1000.1, 0, 'indoor dwarfs outdoor', null],
  [1500, 150, null, null],
  [1500, 149.9, 'indoor dwarfs outdoor', null],
  [3000, 1000, null, null],
  [3000, 1000.1, null, 'outdoor usage in winter'],
  [10, 20_000, null, 'outdoor usage in winter'],
])('indoor %s, outdoor %s: %s in summer, %s in winter', (indoor, outdoor, summer, winter) => {
  expect(waterSwapReason({ indoor, outdoor }, 'summer')).toBe(summer);
  expect(waterSwapReason({ indoor, outdoor }, 'winter')).toBe(winter);
});
