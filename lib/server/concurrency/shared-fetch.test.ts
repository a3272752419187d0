import { beforeEach, describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../errors';
import { AsyncLock } from './async-lock';
import { SharedFetch, type SharedFetchJob } from './shared-fetch';

interface Value {
  text: string;
}

const failure = (code: ErrorCode) => new AppError(code, { userMessage: code, retryAt: '2026-03-01T12:00:00Z' });

let shared: SharedFetch;
let fetches: number;
let locked: string[];

beforeEach(() => {
  fetches = 0;
  locked = [];
  const lock = new AsyncLock();
  shared = new SharedFetch({
    run: (key, check, work) =>
      lock.run(async () => {
        locked.push(key);
        return (await check()) ?? (await work());
      }, key),
  });
});

/** A job without anything stored or stale, whose fetch takes a moment. */
function job(changes: Partial<SharedFetchJob<Value>> = {}): SharedFetchJob<Value> {
  return {
    key: 'k',
    priority: 'person',
    maxWaitMs: null,
    signal: undefined,
    lockKey: 'lock',
    loadStored: async () => null,
    async fetchNew() {
      fetches += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { text: `new ${fetches}` };
    },
    loadStale: async () => null,
    ...changes,
  };
}

/** A fetch that fails after a moment. */
const failing = (code: ErrorCode) => async (): Promise<Value> => {
  fetches += 1;
  await new Promise((resolve) => setTimeout(resolve, 5));
  throw failure(code);
};
/** Shows the code of the notice it is called with. */
const loadStale: SharedFetchJob<Value>['loadStale'] = async ({ code, retryAt }, why) => ({
  text: `stale ${code} ${why} ${retryAt}`,
});

describe('SharedFetch', () => {
  it('shares one fetch between concurrent callers of a key and variant', async () => {
    const jobs = [job(), job(), job({ variant: 'other' }), job({ key: 'other' })];
    const answers = await Promise.all(jobs.map((each) => shared.get(each)));
    expect(answers[0]).toBe(answers[1]);
    expect(fetches).toBe(3);
    await shared.settled();
    expect(locked).toEqual(['lock', 'lock', 'lock']);
  });

  it('fetches under the lock and only when nothing is stored by then', async () => {
    expect(await shared.get(job({ loadStored: async () => ({ text: 'stored' }) }))).toEqual({ text: 'stored' });
    expect([fetches, locked.length]).toEqual([0, 1]);
    await shared.get(job({ lockKey: null, loadStored: () => Promise.reject(new Error('not called')) }));
    expect([fetches, locked.length]).toEqual([1, 1]);
  });

  it('returns the stale answer when the wait is over, and the new one where there is none', async () => {
    expect(await shared.get(job({ maxWaitMs: 0, loadStale }))).toEqual({ text: 'stale refreshing waiting null' });
    expect(await shared.get(job({ maxWaitMs: 0 }))).toEqual({ text: 'new 1' });
  });

  it('returns the stale answer with the notice of a failure, else throws', async () => {
    const retryAt = '2026-03-01T12:00:00Z';
    const down = job({ fetchNew: failing('cloud_down') });
    expect(await shared.get({ ...down, loadStale })).toEqual({ text: `stale cloud_down failed ${retryAt}` });
    await expect(shared.get(down)).rejects.toMatchObject({ code: 'cloud_down' });
    const forbidden = job({ fetchNew: failing('forbidden'), loadStale });
    await expect(shared.get(forbidden)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('remembers the last failure of a key until a fetch succeeds', async () => {
    await expect(shared.get(job({ fetchNew: failing('cloud_timeout') }))).rejects.toThrow();
    const shortWait = job({ maxWaitMs: 0, loadStale });
    // Without the time of the next try, which is over by then.
    expect(await shared.get(shortWait)).toEqual({ text: 'stale cloud_timeout waiting null' });
    await shared.settled();
    expect(await shared.get(shortWait)).toEqual({ text: 'stale refreshing waiting null' });
  });

  it('fetches again for a user who joined a limited flight of lower priority', async () => {
    const report = shared.get(job({ priority: 'report', fetchNew: failing('limited') }));
    const [first, second] = await Promise.allSettled([report, shared.get(job()), shared.get(job())]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'limited' } });
    expect(second).toEqual({ status: 'fulfilled', value: { text: 'new 2' } });
    expect(fetches).toBe(2);
    const limited = job({ fetchNew: failing('limited') });
    await Promise.allSettled([shared.get(limited), shared.get(limited)]);
    expect(fetches).toBe(3);
  });

  it('fetches again for the household’s live readings after a limited flight of a guest, and not the other way', async () => {
    const guest = shared.get(job({ priority: 'guest', fetchNew: failing('limited') }));
    const live = shared.get(job({ priority: 'live' }));
    expect((await Promise.allSettled([guest, live])).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    const limited = shared.get(job({ priority: 'live', fetchNew: failing('limited') }));
    const joined = shared.get(job({ priority: 'guest' }));
    expect((await Promise.allSettled([limited, joined])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('stops waiting when the signal aborts; the fetch continues for others', async () => {
    const stop = new AbortController();
    const leaving = shared.get(job({ signal: stop.signal }));
    const staying = shared.get(job());
    stop.abort(new Error('left'));
    await expect(leaving).rejects.toThrow('left');
    expect(await staying).toEqual({ text: 'new 1' });
  });
});
