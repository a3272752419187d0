import type { Clock } from '@/lib/server/clock';
import { clearAttempts, countAttempt } from '@/lib/server/db/attempt-counters';
import type { Database } from '@/lib/server/db/database';

/** A process that dies with the turn blocks the others this long: twice what a request to the auth host may take. */
const TURN_MS = 30_000;

/**
 * Whose turn it is to use a refresh token (named by account, version and fingerprint), among all processes on one
 * database. With rotation a refresh token works once, and using it twice signs the person out; so the right to use
 * it is taken, atomically, before it is used. The counter table gives it: the first to count within the window.
 */
export interface RefreshClaims {
  claim(name: string): Promise<boolean>;
  /** After a try that used nothing up. */
  release(name: string): Promise<void>;
}

export function createRefreshClaims({ db, clock }: { db: Database; clock: Clock }): RefreshClaims {
  const key = (name: string) => `refresh-turn:${name}`;
  return {
    claim: async (name) => (await countAttempt(db, key(name), TURN_MS, clock())) === 1,
    release: (name) => clearAttempts(db, key(name)),
  };
}
