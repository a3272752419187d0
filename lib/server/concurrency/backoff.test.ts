import { expect, it } from 'vitest';
import { nextPauseMs } from './backoff';

it('starts with the first pause and doubles it up to the longest', () => {
  const limits = { firstMs: 10, maxMs: 50 };
  const pauses = [0];
  for (let i = 0; i < 5; i += 1) pauses.push(nextPauseMs(pauses.at(-1) ?? 0, limits));
  expect(pauses).toEqual([0, 10, 20, 40, 50, 50]);
});
