import { expect, it, vi } from 'vitest';
import { AppError, type ErrorCode } from '@/lib/server/errors';
import { retryAfterWaits } from './retry-after-waits';

const NOW = Date.parse('2026-11-20T14:00:00Z');

function trying(failures: readonly [ErrorCode, retryAt?: string][], waits = true) {
  let now = NOW;
  const waited: number[] = [];
  const left = [...failures];
  const work = vi.fn(async () => {
    const [code, retryAt] = left.shift() ?? [];
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

it('waits for the budget as long as it takes, and goes on', async () => {
  const { run, waited } = trying([
    ['limited', '2026-11-20T14:30:00Z'],
    ['limited', '2026-11-20T15:10:00Z'],
    ['limited'],
  ]);
  expect(await run).toBe('file');
  expect(waited).toEqual([30 * 60_000, 70 * 60_000, 71 * 60_000]);
});

it('gives a failing cloud ten more tries, and another ten after each answer', async () => {
  const ten = Array<[ErrorCode]>(10).fill(['cloud_down']);
  expect(await trying([...ten, ['limited'], ...ten]).run).toBe('file');
  await expect(trying([...ten, ['cloud_timeout']]).run).rejects.toMatchObject({ code: 'cloud_timeout' });
});

it.each<ErrorCode>(['bad_request', 'sign_in_again', 'storage_failed', 'cloud_malformed', 'not_found'])(
  'does not try again after %s',
  async (code) => {
    const { run, work } = trying([[code]]);
    await expect(run).rejects.toMatchObject({ code });
    expect(work).toHaveBeenCalledTimes(1);
  },
);

it('does not wait where it may not', async () => {
  await expect(trying([['limited']], false).run).rejects.toMatchObject({ code: 'limited' });
});
