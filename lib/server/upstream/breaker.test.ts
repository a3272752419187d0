import { describe, expect, it } from 'vitest';
import {
  answered,
  type BreakerScope,
  type BreakerState,
  CLOSED,
  entered,
  type Failure,
  failed,
  gate,
  undecided,
} from './breaker';

const NOW = 1_000_000;
const SECOND = 1000;

const DOWN: Failure = { kind: 'down', accountId: 'a', endpoint: 'e', subject: 's' };
const at = (now: number, jitter = 0) => ({ scope: 'host', now, jitter }) as const;

/** The state after `n` failures in a row at one instant. */
function afterFailures(n: number, state: BreakerState = CLOSED, now = NOW): BreakerState {
  let next = state;
  for (let i = 0; i < n; i += 1) next = failed(next, next, DOWN, at(now));
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
      state = failed(state, state, DOWN, at(now));
      pauses.push(((state.openUntil ?? 0) - now) / SECOND);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 300, 300, 300]);
    expect(afterFailures(5, answered(state)).openUntil).toBe(NOW + 15 * SECOND);
  });

  it('shorten a pause by at most a fifth', () => {
    const almost = afterFailures(4);
    expect(failed(almost, almost, DOWN, at(NOW, 0.5)).openUntil).toBe(NOW + 13_500);
    expect(failed(almost, almost, DOWN, at(NOW, 0.999999)).openUntil).toBe(NOW + 12_000);
  });

  it('ignore failures of requests sent before the last opening or closing', () => {
    const before = afterFailures(4);
    const open = afterFailures(5);
    expect(failed(open, before, DOWN, at(NOW))).toBe(open);
    const closed = answered(open);
    expect(failed(closed, open, DOWN, at(NOW))).toBe(closed);
    expect(failed(closed, before, DOWN, at(NOW))).toBe(closed);
  });

  it('do not stay open because of a wrong clock', () => {
    const ahead = afterFailures(5, CLOSED, NOW + 3_600_000);
    expect(gate(ahead, NOW)).toEqual({ allowed: true, probe: true });
    expect(gate(entered(ahead, NOW + 3_600_000), NOW)).toEqual({ allowed: true, probe: true });
  });
});

describe('bad answers open', () => {
  /** Each failure as `account endpoint subject`. */
  const opens = (scope: BreakerScope, failures: string[]) => {
    let state = CLOSED;
    for (const text of failures) {
      const [accountId = '', endpoint = '', subject = ''] = text.split(' ');
      state = failed(
        state,
        state,
        { kind: 'bad_answer', accountId, endpoint, subject },
        { scope, now: NOW, jitter: 0 },
      );
    }
    return state.openUntil !== null;
  };

  it.each<[name: string, scope: BreakerScope, failures: string[], opened: boolean]>([
    ['one request after five', 'target', Array(5).fill('a u 1'), true],
    ['no request after four', 'target', Array(4).fill('a u 1'), false],
    ['an endpoint for several meters', 'endpoint', ['a u 1', 'a u 2', 'a u 3', 'a u 1', 'a u 2'], true],
    ['no endpoint for one or two meters', 'endpoint', Array(5).fill(['a u 1', 'a u 2']).flat(), false],
    ['an account for several meters and endpoints', 'account', ['a u 1', 'a b 2', 'a v 3', 'a u 1', 'a u 1'], true],
    ['no account for one meter', 'account', ['a u 1', 'a b 1', 'a v 1', 'a u 1', 'a b 1', 'a v 1'], false],
    ['no account for one endpoint', 'account', ['a u 1', 'a u 2', 'a u 3', 'a u 4', 'a u 5'], false],
    ['everything for several accounts', 'host', ['a u 1', 'b b 2', 'a v 3', 'b u 2', 'a b 3'], true],
    ['not everything for one account', 'host', ['a u 1', 'a b 2', 'a v 3', 'a u 2', 'a b 3'], false],
  ])('%s', (_name, scope, failures, opened) => {
    expect(opens(scope, failures)).toBe(opened);
  });

  it('nothing after a response that decides nothing: another probe may be sent', () => {
    const probing = entered(afterFailures(5), NOW + 15 * SECOND);
    expect(gate(probing, NOW + 16 * SECOND).allowed).toBe(false);
    expect(gate(undecided(probing), NOW + 16 * SECOND)).toEqual({ allowed: true, probe: true });
  });
});
