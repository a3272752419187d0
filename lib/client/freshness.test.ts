import { describe, expect, it } from 'vitest';
import { ApiProblem } from './api-problem';
import { type FreshnessMeta, msUntilRefetch, retryInterval, staleTimeOf } from './freshness';

const now = Date.parse('2026-03-01T12:00:00Z');
const fresh: FreshnessMeta = {
  asOf: '2026-03-01T12:00:00Z',
  freshUntil: '2026-03-01T12:01:00Z',
  source: 'cloud',
  notice: null,
};

describe('msUntilRefetch', () => {
  it('waits until the answer is no longer fresh', () => {
    expect(msUntilRefetch(fresh, now)).toBe(60_000);
  });

  it('waits at least 10 seconds when the browser’s clock is ahead', () => {
    expect(msUntilRefetch(fresh, now + 3_600_000)).toBe(10_000);
  });

  it('waits at most the lifetime when the browser’s clock is behind', () => {
    expect(msUntilRefetch(fresh, now - 3_600_000)).toBe(60_000);
  });

  it('waits for the retry time when limited', () => {
    const notice = { code: 'limited', retryAt: '2026-03-01T12:30:00Z' };
    expect(msUntilRefetch({ ...fresh, source: 'stale', notice }, now)).toBe(30 * 60_000);
  });

  it('retries a failing cloud after a minute', () => {
    expect(msUntilRefetch({ ...fresh, notice: { code: 'cloud_down', retryAt: null } }, now)).toBe(60_000);
  });

  it('refetches after 4 seconds during a refresh, and never when sign-in is needed', () => {
    expect(msUntilRefetch({ ...fresh, notice: { code: 'refreshing', retryAt: null } }, now)).toBe(4_000);
    expect(msUntilRefetch({ ...fresh, notice: { code: 'sign_in_again', retryAt: null } }, now)).toBe(Infinity);
  });
});

describe('staleTimeOf', () => {
  it('counts from the arrival of the answer', () => {
    expect(staleTimeOf({ state: { data: { meta: fresh }, dataUpdatedAt: now + 20_000 } })).toBe(40_000);
  });

  it('is zero without data', () => {
    expect(staleTimeOf({ state: { dataUpdatedAt: 0 } })).toBe(0);
  });
});

describe('retryInterval', () => {
  const failed = (status: number, retryAt: string | null = null) =>
    retryInterval({ state: { status: 'error', error: new ApiProblem(status, 'code', 'Sentence.', null, retryAt) } });

  it('is false for an answer without a notice', () => {
    expect(retryInterval({ state: { status: 'success', error: null, data: { meta: fresh } } })).toBe(false);
  });

  it('retries temporary failures, not permanent ones', () => {
    expect([failed(503), failed(0), failed(404), failed(401)]).toEqual([60_000, 60_000, false, false]);
  });

  it('waits for the retry time of the failure', () => {
    const wait = failed(429, new Date(Date.now() + 120_000).toISOString());
    expect(wait).toBeGreaterThan(115_000);
    expect(wait).toBeLessThanOrEqual(120_000);
  });
});
