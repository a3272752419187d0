import { describe, expect, it } from 'vitest';
import { RateLimits } from './rate-limits';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 5, 10, 20);

function limits(window: 'rolling' | 'clock', hour: number, day: number) {
  const clock = { now: START };
  return { clock, limits: new RateLimits({ hour, day, window }, () => clock.now) };
}

describe('Limits', () => {
  it('allows the next request when the oldest is an hour old', () => {
    const { clock, limits: counted } = limits('rolling', 3, 100);
    for (const minute of [0, 10, 20]) {
      clock.now = START + minute * 60_000;
      expect(counted.take('a')).toBeNull();
    }
    clock.now = START + 30 * 60_000;
    expect(counted.take('a')).toBe(30 * 60);
    clock.now = START + HOUR - 1;
    expect(counted.take('a')).toBe(1);
    clock.now = START + HOUR;
    expect(counted.take('a')).toBeNull();
    expect(counted.take('a')).toBe(600);
  });

  it('counts each client separately, and does not count rejected requests', () => {
    const { limits: counted } = limits('rolling', 1, 100);
    expect(counted.take('a')).toBeNull();
    for (let again = 0; again < 5; again += 1) expect(counted.take('a')).not.toBeNull();
    expect(counted.take('b')).toBeNull();
    expect(counted.used('a')).toEqual({ hour: 1, day: 1 });
  });

  it('enforces the daily limit', () => {
    const { clock, limits: counted } = limits('rolling', 100, 2);
    counted.take('a');
    clock.now += 2 * HOUR;
    counted.take('a');
    clock.now += 2 * HOUR;
    expect(counted.take('a')).toBe(20 * 3600);
    clock.now = START + 24 * HOUR;
    expect(counted.take('a')).toBeNull();
  });

  it('can restart its windows on the clock', () => {
    const { clock, limits: counted } = limits('clock', 1, 100);
    expect(counted.take('a')).toBeNull();
    expect(counted.take('a')).toBe(40 * 60);
    clock.now = Date.UTC(2026, 0, 5, 11, 0);
    expect(counted.take('a')).toBeNull();
  });

  it('can be used up and reset by a test', () => {
    const { limits: counted } = limits('rolling', 100, 1000);
    counted.spend('a', 99);
    expect(counted.take('a')).toBeNull();
    expect(counted.take('a')).not.toBeNull();
    counted.reset();
    expect(counted.take('a')).toBeNull();
  });
});
