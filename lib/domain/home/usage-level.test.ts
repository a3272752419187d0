import { describe, expect, it } from 'vitest';
import { usageLevel } from './usage-level';

describe('usageLevel', () => {
  it.each([
    [11, 10.7, 'usual'],
    [11.5, 10, 'usual'],
    [8.5, 10, 'usual'],
    [11.6, 10, 'bit-more'],
    [15, 10, 'bit-more'],
    [15.1, 10, 'much-more'],
    [8.4, 10, 'bit-less'],
    [5, 10, 'bit-less'],
    [4.9, 10, 'much-less'],
    [0, 10, 'much-less'],
    [10, 0, null],
    [10, -1, null],
    [-3, 10, null],
  ])('%f against %f is %s', (used, other, level) => {
    expect(usageLevel('power', { used, other, hours: 3 })).toBe(level);
  });

  it('is nothing for less than three hours, nor of a meter that also counts what is sold', () => {
    const compared = { used: 20, other: 10, hours: 3 };
    expect(usageLevel('water', { ...compared, hours: 2.75 })).toBeNull();
    expect(usageLevel('power_net', compared)).toBeNull();
    expect(usageLevel('power', null)).toBeNull();
  });
});
