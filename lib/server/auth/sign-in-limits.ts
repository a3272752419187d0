import type { Clock } from '@/lib/server/clock';
import { countAttempt } from '@/lib/server/db/attempt-counters';
import type { Database } from '@/lib/server/db/database';
import type { Keyring } from './seal';
import { SignInError } from './sign-in-error';

const WINDOW_MS = 15 * 60_000;

/**
 * How often within a quarter of an hour. The address of a browser can be made up where no reverse proxy stands in
 * front, so mails are limited for each mailbox and for the whole site too: nobody can be flooded, and a guesser gets
 * five tries at a code before it dies.
 */
export const SIGN_IN_LIMITS = {
  startsForAddress: 60,
  startsForMailbox: 10,
  startsForSite: 300,
  triesForAttempt: 5,
  triesForAddress: 120,
} as const;

/** Counts sign-in tries; each method throws `SignInError` `too_many_attempts` past its limit. */
export interface SignInLimits {
  /** A sign-in is about to begin; `email` when a mail will be sent. */
  start(from: string, email: string | null): Promise<void>;
  /** A code is about to be tried. */
  attempt(from: string, attemptId: string): Promise<void>;
}

/** Counters are kept under keyed fingerprints: the table holds no address of a browser and none of a mailbox. */
export function createSignInLimits(deps: { db: Database; keyring: Keyring; clock: Clock }): SignInLimits {
  const { db, keyring, clock } = deps;

  async function count(what: string, most: number): Promise<void> {
    const tries = await countAttempt(db, keyring.fingerprint(what), WINDOW_MS, clock());
    if (tries > most) throw new SignInError('too_many_attempts', `limit of ${what.split(':')[0]}`);
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
