import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../errors';
import { failureKind, type JobWaitState, nextRetryAt } from './job-failures';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const idle: JobWaitState = { waitingFor: null, nextAt: null, updatedAt: NOW };
const error = (code: ErrorCode) => new AppError(code, { userMessage: 'x' });

describe('failureKind', () => {
  it.each([
    ['limited', 'budget'],
    ['sign_in_again', 'sign_in'],
    ['storage_failed', 'storage'],
    ['cloud_timeout', 'cloud'],
    ['not_found', 'meter'],
    ['bad_request', 'meter'],
    ['internal', null],
  ] as const)('%s: %s', (code, kind) => {
    expect(failureKind(error(code))).toBe(kind);
  });

  it('returns null for an unexpected error', () => {
    expect(failureKind(new TypeError('x'))).toBeNull();
  });
});

describe('nextRetryAt', () => {
  it('retries when the budget says so', () => {
    expect(nextRetryAt(idle, 'budget', '2026-11-20T12:07:00Z', NOW)).toBe(NOW + 7 * 60_000);
    expect(nextRetryAt(idle, 'budget', '2026-11-20T11:00:00Z', NOW)).toBe(NOW + 1000);
  });

  it('doubles the wait each time, up to an hour, and starts over for another cause', () => {
    let job = idle;
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const at = job.nextAt ?? NOW;
      const nextAt = nextRetryAt(job, 'cloud', null, at);
      pauses.push((nextAt - at) / 60_000);
      job = { ...idle, waitingFor: 'cloud', nextAt, updatedAt: at };
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(nextRetryAt(job, 'storage', null, NOW)).toBe(NOW + 60_000);
  });

  it('does not retry before the time that the error gives', () => {
    expect(nextRetryAt(idle, 'cloud', '2026-11-20T12:05:00Z', NOW)).toBe(NOW + 5 * 60_000);
  });
});
