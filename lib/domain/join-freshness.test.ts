import { expect, it } from 'vitest';
import { joinFreshness } from './join-freshness';

it('takes the oldest age, the earliest expiry, the worst source and its notice', () => {
  const notice = { code: 'limited', message: 'x', retryAt: null } as const;
  expect(
    joinFreshness([
      { asOf: '2026-01-02T00:00:00Z', freshUntil: '2026-01-02T00:15:00Z', source: 'cache', notice: null },
      { asOf: '2026-01-01T00:00:00Z', freshUntil: '2026-01-03T00:00:00Z', source: 'stale', notice },
      { asOf: '2026-01-03T00:00:00Z', freshUntil: '2026-01-03T00:15:00Z', source: 'cloud', notice: null },
    ]),
  ).toEqual({ asOf: '2026-01-01T00:00:00Z', freshUntil: '2026-01-02T00:15:00Z', source: 'stale', notice });
});
