import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../errors';
import { failureKind, type JobWaitState, nextRetryAt } from './job-failures';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const plan: JobWaitState = { waitingFor: null, nextAt: null, updatedAt: NOW };
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
    expect(failureKind(error(code))).toBe(trouble);
  });

  it('does not know what nobody foresaw', () => {
    expect(failureKind(new TypeError('x'))).toBeNull();
  });
});

describe('nextTry', () => {
  it('believes the budget', () => {
    expect(nextRetryAt(plan, 'budget', '2026-11-20T12:07:00Z', NOW)).toBe(NOW + 7 * 60_000);
    expect(nextRetryAt(plan, 'budget', '2026-11-20T11:00:00Z', NOW)).toBe(NOW + 1000);
  });

  it('waits twice as long each time, up to an hour, and begins again for another reason', () => {
    let waiting = plan;
    const pauses: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      const at = waiting.nextAt ?? NOW;
      const nextAt = nextRetryAt(waiting, 'cloud', null, at);
      pauses.push((nextAt - at) / 60_000);
      waiting = { ...plan, waitingFor: 'cloud', nextAt, updatedAt: at };
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(nextRetryAt(waiting, 'storage', null, NOW)).toBe(NOW + 60_000);
  });

  it('is not sooner than the cloud is worth another try', () => {
    expect(nextRetryAt(plan, 'cloud', '2026-11-20T12:05:00Z', NOW)).toBe(NOW + 5 * 60_000);
  });
});
