import { describe, expect, it } from 'vitest';
import type { Bucket, BucketState } from './series';
import { solarFlow } from './solar-flow';

function hours(values: (number | null)[], state: (index: number) => BucketState = () => 'measured'): Bucket[] {
  return values.map((value, index) => {
    const at = (hour: number) => new Date(Date.UTC(2026, 5, 10, hour)).toISOString();
    const rest = { rate: value, register: null, actual: null };
    return { start: at(index), end: at(index + 1), value, ...rest, state: value === null ? 'missing' : state(index) };
  });
}

describe('solarFlow', () => {
  it('tells bought from sold hour by hour', () => {
    expect(solarFlow(hours([0, 5, 4, 0]), hours([2, -3, 1, 2]))).toEqual({
      made: 9,
      usedAtHome: 6,
      sold: 3,
      bought: 5,
      homeUse: 11,
      selfSufficiency: 6 / 11,
      through: '2026-06-10T04:00:00.000Z',
      partial: false,
    });
  });

  it('leaves out hours that one meter does not have, and the running one', () => {
    const flow = solarFlow(
      hours([1, 5, 4, 2], (index) => (index === 3 ? 'running' : 'measured')),
      hours([2, null, 1, 2]),
    );
    expect(flow).toMatchObject({ made: 5, bought: 3, sold: 0, partial: true, through: '2026-06-10T03:00:00.000Z' });
  });

  it('knows nothing without an hour of both, and no share of no use', () => {
    expect(solarFlow(hours([1]), hours([null]))).toBeNull();
    expect(solarFlow([], [])).toBeNull();
    expect(solarFlow(hours([3]), hours([-3]))?.selfSufficiency).toBeNull();
    // A battery sells what was made before.
    expect(solarFlow(hours([1]), hours([-3]))).toMatchObject({ usedAtHome: 0, homeUse: 0, sold: 3 });
  });
});
