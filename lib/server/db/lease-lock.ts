import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '@/lib/server/clock';
import { AsyncLock } from '../concurrency/async-lock';
import type { Database } from './database';
import { releaseLease, takeLease } from './leases';

const POLL_MS = 200;

/** Runs one piece of work at a time for each key, among all processes on one database. */
export interface LeaseLock {
  /**
   * Returns what `check` finds, else what `work` returns. `check` is always called right before `work`. While another
   * process has the key's lease, calls `check` repeatedly, so that it can find what that process stored. Throws what
   * `check` and `work` throw, and `storage_failed`.
   */
  run<T>(key: string, check: () => Promise<T | null>, work: () => Promise<T>): Promise<T>;
}

interface LeaseLockDeps {
  db: Database;
  clock: Clock;
  sleep: (ms: number) => Promise<void>;
  /** Prefix of the leases' names, for example `fetch`. */
  namespace: string;
  /** Longer than the work may take. A process that died holds the others up no longer than this. */
  leaseMs: number;
}

export function createLeaseLock({ db, clock, sleep, namespace, leaseMs }: LeaseLockDeps): LeaseLock {
  const holder = randomUUID();
  // A holder can always renew its own lease, so calls within the process are serialized here.
  const ownCalls = new AsyncLock();
  const maxPolls = leaseMs / POLL_MS;

  async function runWithLease<T>(key: string, check: () => Promise<T | null>, work: () => Promise<T>): Promise<T> {
    // Hashed, since a key may be longer than an index accepts.
    const name = `${namespace}:${createHash('sha256').update(key).digest('hex')}`;
    // Polls are counted, so that a clock that is set back does not make the wait longer.
    for (let poll = 0; poll < maxPolls; poll += 1) {
      if (await takeLease(db, { name, holder, forMs: leaseMs, now: clock() })) break;
      await sleep(POLL_MS);
      const found = await check();
      if (found) return found;
    }
    try {
      return (await check()) ?? (await work());
    } finally {
      await releaseLease(db, name, holder).catch(() => undefined);
    }
  }

  return { run: (key, check, work) => ownCalls.run(() => runWithLease(key, check, work), key) };
}
