import type { Clock } from '@/lib/server/clock';
import { clearAttempts, countAttempt } from '@/lib/server/db/attempt-counters';
import type { Database } from '@/lib/server/db/database';

/** A process that dies with a claim blocks the others for this long: twice what a request to the auth host may take. */
const CLAIM_MS = 30_000;

/**
 * Claims on refresh tokens (named by account, version and fingerprint), among all processes on one database. With
 * rotation a refresh token works once, and using it twice signs the user out, so a process claims it, atomically, before
 * it is used. Claims are kept in the counter table: the first to count within the time has the claim.
 */
export interface RefreshClaims {
  /** True when the caller has the claim and may use the token. */
  claim(name: string): Promise<boolean>;
  /** Gives the claim back after a try that did not use the token. */
  release(name: string): Promise<void>;
}

export function createRefreshClaims({ db, clock }: { db: Database; clock: Clock }): RefreshClaims {
  const key = (name: string) => `refresh-turn:${name}`;
  return {
    claim: async (name) => (await countAttempt(db, key(name), CLAIM_MS, clock())) === 1,
    release: (name) => clearAttempts(db, key(name)),
  };
}
