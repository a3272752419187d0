import type { Clock } from '@/lib/server/clock';
import { countAttempt } from '@/lib/server/db/attempt-counters';
import type { Database } from '@/lib/server/db/database';
import type { Keyring } from './seal';
import { SignInError } from './sign-in-error';

const WINDOW_MS = 15 * 60_000;

/**
 * Limits per 15 minutes. Without a reverse proxy a client can fake its address, so emails are also limited per mailbox
 * and for the site: no mailbox can be flooded. An attempt allows five tries at its code.
 */
export const SIGN_IN_LIMITS = {
  startsForAddress: 60,
  startsForMailbox: 10,
  startsForSite: 300,
  triesForAttempt: 5,
  triesForAddress: 120,
} as const;

/** Counts sign-in tries. Each method throws `SignInError` `too_many_attempts` above its limit. */
export interface SignInLimits {
  /** Call before a sign-in starts. `email` is null when no email will be sent. */
  start(from: string, email: string | null): Promise<void>;
  /** Call before a code is tried. */
  attempt(from: string, attemptId: string): Promise<void>;
}

/** The counters are stored under keyed hashes, so the table contains no client address and no email address. */
export function createSignInLimits(deps: { db: Database; keyring: Keyring; clock: Clock }): SignInLimits {
  const { db, keyring, clock } = deps;

  async function count(counter: string, max: number): Promise<void> {
    const tries = await countAttempt(db, keyring.fingerprint(counter), WINDOW_MS, clock());
    if (tries > max) throw new SignInError('too_many_attempts', `limit of ${counter.split(':')[0]}`);
  }

  return {
    async start(from, email) {
      await count(`start-from:${from}`, SIGN_IN_LIMITS.startsForAddress);
      if (email === null) return;
      await count(`start-mailbox:${email}`, SIGN_IN_LIMITS.startsForMailbox);
      await count('start-site:', SIGN_IN_LIMITS.startsForSite);
    },
    async attempt(from, attemptId) {
      await count(`try-from:${from}`, SIGN_IN_LIMITS.triesForAddress);
      await count(`try-attempt:${attemptId}`, SIGN_IN_LIMITS.triesForAttempt);
    },
  };
}
