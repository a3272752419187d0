import type { Clock } from '@/lib/server/clock';
import { pruneCounters } from '@/lib/server/db/attempt-counters';
import type { Database } from '@/lib/server/db/database';
import { pruneGuests } from '@/lib/server/db/guests';
import { pruneSessions } from '@/lib/server/db/sessions';
import { limitAttempts, pruneAttempts } from '@/lib/server/db/sign-in-attempts';

/** The cookie of an attempt lives for an hour. Until then an expired attempt gets its own error. */
const ATTEMPT_KEPT_MS = 60 * 60_000;
/** Longer than the window of any counter. */
const COUNTER_KEPT_MS = 30 * 60_000;

/** Until then the household sees in its list that a guest's time is over. */
const GUEST_KEPT_MS = 30 * 24 * 60 * 60_000;

/** Sweeping with every sign-in would let a flood of them keep the database busy. */
const SWEEP_EVERY_MS = 60_000;
const SWEEP_EVERY_STARTS = 250;

/**
 * Attempts that are stored at most, apart from those since the last sweep. Each address may start 60 in 15 minutes, so
 * only a flood from hundreds of addresses reaches it. Then the oldest go.
 */
export const MAX_ATTEMPTS = 10_000;

/**
 * Returns a function that deletes what sign-ins leave behind: old attempts, counters, sessions and guests. Call it
 * before each new attempt and from time to time; it works once a minute, or every 250 calls.
 */
export function createSignInSweep(deps: { db: Database; clock: Clock; maxAttempts?: number }): () => Promise<void> {
  const { db, clock, maxAttempts = MAX_ATTEMPTS } = deps;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let calls = 0;

  return async () => {
    const now = clock();
    calls += 1;
    // A clock that was set back must not stop the sweep.
    if (Math.abs(now - sweptAt) < SWEEP_EVERY_MS && calls < SWEEP_EVERY_STARTS) return;
    sweptAt = now;
    calls = 0;
    await pruneAttempts(db, now - ATTEMPT_KEPT_MS);
    await limitAttempts(db, maxAttempts);
    await pruneCounters(db, now - COUNTER_KEPT_MS);
    await pruneSessions(db, now);
    await pruneGuests(db, now - GUEST_KEPT_MS);
  };
}
