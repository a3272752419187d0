import { expect, it, vi } from 'vitest';
import { AppError, type ErrorCode } from '@/lib/server/errors';
import { retryAfterWaits } from './retry-after-waits';

const NOW = Date.parse('2026-11-20T14:00:00Z');

function start(failures: readonly [ErrorCode, retryAt?: string][], waits = true) {
  let now = NOW;
  const waited: number[] = [];
  const remaining = [...failures];
  const work = vi.fn(async () => {
    const [code, retryAt] = remaining.shift() ?? [];
    if (code) throw new AppError(code, { userMessage: code, retryAt });
    return 'file';
  });
  const run = retryAfterWaits(work, {
    waits,
    clock: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    onWait: (until) => waited.push(until - NOW),
  });
  return { run, waited, work };
}

it('waits for the request limit as often as needed', async () => {
  const { run, waited } = start([
    ['limited', '2026-11-20T14:30:00Z'],
    ['limited', '2026-11-20T15:10:00Z'],
    ['limited'],
  ]);
  expect(await run).toBe('file');
  expect(waited).toEqual([30 * 60_000, 70 * 60_000, 71 * 60_000]);
});

it('retries a failing cloud ten times, and starts again after another error', async () => {
  const ten = Array<[ErrorCode]>(10).fill(['cloud_down']);
  expect(await start([...ten, ['limited'], ...ten]).run).toBe('file');
  await expect(start([...ten, ['cloud_timeout']]).run).rejects.toMatchObject({ code: 'cloud_timeout' });
});

it.each<ErrorCode>(['bad_request', 'sign_in_again', 'storage_failed', 'cloud_malformed', 'not_found'])(
  'does not retry after %s',
  async (code) => {
    const { run, work } = start([[code]]);
    await expect(run).rejects.toMatchObject({ code });
    expect(work).toHaveBeenCalledTimes(1);
  },
);

it('does not wait with waits: false', async () => {
  await expect(start([['limited']], false).run).rejects.toMatchObject({ code: 'limited' });
});
