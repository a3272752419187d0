import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '@/lib/server/clock';
import type { Database } from './database';
import { releaseLease, takeLease } from './leases';

const POLL_MS = 200;

/** Keeps the processes on one database from doing the same thing at the same time. */
export interface LeaseLock {
  /**
   * What `look` finds once it finds something, else what `work` brings; `look` was called last before `work` is. While
   * another process does what has this key, looks again and again for what that brings. Throws what the two throw, and
   * `storage_failed`.
   */
  run<T>(key: string, look: () => Promise<T | null>, work: () => Promise<T>): Promise<T>;
}

interface TurnDeps {
  db: Database;
  clock: Clock;
  sleep: (ms: number) => Promise<void>;
  /** What is done, for the names of its leases: `ask`. */
  namespace: string;
  /** Longer than the work may take; whatever happens to a process, the others wait no longer for it. */
  leaseMs: number;
}

export function createLeaseLock({ db, clock, sleep, namespace: what, leaseMs }: TurnDeps): LeaseLock {
  const holder = randomUUID();
  const mostPolls = leaseMs / POLL_MS;

  return {
    async run(key, look, work) {
      // A key may be longer than an index takes.
      const name = `${what}:${createHash('sha256').update(key).digest('hex')}`;
      // Counted, too: a clock that is set back must not make the wait longer.
      for (let poll = 0; poll < mostPolls; poll += 1) {
        if (await takeLease(db, { name, holder, forMs: leaseMs, now: clock() })) break;
        await sleep(POLL_MS);
        const found = await look();
        if (found) return found;
      }
      try {
        return (await look()) ?? (await work());
      } finally {
        await releaseLease(db, name, holder).catch(() => undefined);
      }
    },
  };
}
