import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/server/errors';
import { answered, type BreakerState, CLOSED, createBreaker, entered, failed, gate } from './breaker';

const NOW = 1_000_000;
const SECOND = 1000;

/** The state after `n` failures in a row at one instant. */
function afterFailures(n: number, state: BreakerState = CLOSED, now = NOW): BreakerState {
  let next = state;
  for (let i = 0; i < n; i += 1) next = failed(next, next, now, 0);
  return next;
}

describe('breaker states', () => {
  it('open after five failures in a row, and an answer resets the count', () => {
    expect(gate(afterFailures(4), NOW)).toEqual({ allowed: true, probe: false });
    expect(gate(afterFailures(4, answered(afterFailures(4))), NOW)).toEqual({ allowed: true, probe: false });
    expect(gate(afterFailures(5), NOW)).toEqual({ allowed: false, retryAt: NOW + 15 * SECOND });
  });

  it('allow one probe after the pause, and another when the result of the first got lost', () => {
    const open = afterFailures(5);
    const due = NOW + 15 * SECOND;
    expect(gate(open, due - 1).allowed).toBe(false);
    expect(gate(open, due)).toEqual({ allowed: true, probe: true });
    const probing = entered(open, due);
    expect(gate(probing, due + 1)).toEqual({ allowed: false, retryAt: due + 1 + 5 * SECOND });
    expect(gate(probing, due + 30 * SECOND)).toEqual({ allowed: true, probe: true });
  });

  it('double the pause up to five minutes, and start over after an answer', () => {
    let state = afterFailures(5);
    const pauses: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      const now = state.openUntil ?? 0;
      state = entered(state, now);
      state = failed(state, state, now, 0);
      pauses.push(((state.openUntil ?? 0) - now) / SECOND);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 300, 300, 300]);
    expect(afterFailures(5, answered(state)).openUntil).toBe(NOW + 15 * SECOND);
  });

  it('shorten a pause by at most a fifth', () => {
    const almost = afterFailures(4);
    expect(failed(almost, almost, NOW, 0.5).openUntil).toBe(NOW + 13_500);
    expect(failed(almost, almost, NOW, 0.999999).openUntil).toBe(NOW + 12_000);
  });

  it('ignore failures of requests sent before the last opening or closing', () => {
    const before = afterFailures(4);
    const open = afterFailures(5);
    expect(failed(open, before, NOW, 0)).toBe(open);
    const closed = answered(open);
    expect(failed(closed, open, NOW, 0)).toBe(closed);
    expect(failed(closed, before, NOW, 0)).toBe(closed);
  });

  it('do not stay open because of a wrong clock', () => {
    const ahead = afterFailures(5, CLOSED, NOW + 3_600_000);
    expect(gate(ahead, NOW)).toEqual({ allowed: true, probe: true });
    expect(gate(entered(ahead, NOW + 3_600_000), NOW)).toEqual({ allowed: true, probe: true });
  });
});

describe('createBreaker', () => {
  it('refuses with the last failure and the time of the next try, and logs when it opens and closes', () => {
    let now = NOW;
    const lines: string[] = [];
    const addLine = (_fields: object, message: string) => void lines.push(message);
    const breaker = createBreaker({ clock: () => now, random: () => 0, log: { info: addLine, warn: addLine } });
    const down = new AppError('cloud_down', { userMessage: 'Away.', retryAt: null });
    const slow = new AppError('cloud_timeout', { userMessage: 'Slow.', retryAt: null });
    for (const error of [down, down, down, down, slow]) breaker.leave(breaker.enter(), error);
    const refused = { code: 'cloud_timeout', userMessage: 'Slow.', retryAt: new Date(NOW + 15_000).toISOString() };
    expect(breaker.refusal()).toMatchObject(refused);
    expect(() => breaker.enter()).toThrow(expect.objectContaining(refused));
    now += 15_000;
    expect(breaker.refusal()).toBeNull();
    const probe = breaker.enter();
    expect(breaker.refusal()).not.toBeNull();
    breaker.leave(probe, null);
    expect(breaker.refusal()).toBeNull();
    expect(lines).toEqual(['the cloud is down: no requests until the pause ends', 'the cloud is up again']);
  });
});
