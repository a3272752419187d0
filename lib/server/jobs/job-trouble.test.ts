import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../errors';
import { nextTry, troubleOf, type Waited } from './job-trouble';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const plan: Waited = { waitingFor: null, nextAt: null, updatedAt: NOW };
const error = (code: ErrorCode) => new AppError(code, { userMessage: 'x' });

describe('troubleOf', () => {
  it.each([
    ['limited', 'budget'],
    ['sign_in_again', 'sign_in'],
    ['storage_failed', 'storage'],
    ['cloud_timeout', 'cloud'],
    ['not_found', 'meter'],
    ['bad_request', 'meter'],
    ['internal', null],
  ] as const)('%s: %s', (code, trouble) => {
    expect(troubleOf(error(code))).toBe(trouble);
  });

  it('does not know what nobody foresaw', () => {
    expect(troubleOf(new TypeError('x'))).toBeNull();
  });
});

describe('nextTry', () => {
  it('believes the budget', () => {
    expect(nextTry(plan, 'budget', '2026-11-20T12:07:00Z', NOW)).toBe(NOW + 7 * 60_000);
    expect(nextTry(plan, 'budget', '2026-11-20T11:00:00Z', NOW)).toBe(NOW + 1000);
  });

  it('waits twice as long each time, up to an hour, and begins again for another reason', () => {
    let waiting = plan;
    const pauses: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      const at = waiting.nextAt ?? NOW;
      const nextAt = nextTry(waiting, 'cloud', null, at);
      pauses.push((nextAt - at) / 60_000);
      waiting = { ...plan, waitingFor: 'cloud', nextAt, updatedAt: at };
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(nextTry(waiting, 'storage', null, NOW)).toBe(NOW + 60_000);
  });

  it('is not sooner than the cloud is worth another try', () => {
    expect(nextTry(plan, 'cloud', '2026-11-20T12:05:00Z', NOW)).toBe(NOW + 5 * 60_000);
  });
});
