import type { Clock } from '@/lib/server/clock';
import { countAttempt } from '@/lib/server/db/attempt-counters';
import type { Database } from '@/lib/server/db/database';
import type { Keyring } from './seal';
import { SignInError } from './sign-in-error';

const WINDOW_MS = 15 * 60_000;

/**
 * Limits per 15 minutes. A mailbox is limited for each address first, so that a stranger alone can't use up what its
 * owner may request, and then for everyone, so that it can't be flooded. Above `emailsForSite` no one is refused, or a
 * stranger could lock everyone out: each email waits a little longer than the one before.
 */
export const SIGN_IN_LIMITS = {
  startsForAddress: 60,
  emailsForMailboxAndAddress: 10,
  emailsForMailbox: 20,
  emailsForSite: 300,
  triesForAttempt: 5,
  triesForAddress: 120,
} as const;

const SLOWER_BY_MS = 100;
const MAX_WAIT_MS = 10_000;

/** Counts sign-in tries. Each method throws `SignInError` `too_many_attempts` above its limit. */
export interface SignInLimits {
  /** Call before a sign-in starts. `email` is null when no email will be sent. Waits while many emails are requested. */
  start(from: string, email: string | null): Promise<void>;
  /** Call before a code is tried. */
  attempt(from: string, attemptId: string): Promise<void>;
}

/** The counters are stored under keyed hashes, so the table contains no client address and no email address. */
export function createSignInLimits(deps: {
  db: Database;
  keyring: Keyring;
  clock: Clock;
  wait: (milliseconds: number) => Promise<unknown>;
}): SignInLimits {
  const { db, keyring, clock, wait } = deps;

  const count = (counter: string, max: number): Promise<number> =>
    countAttempt(db, keyring.fingerprint(counter), WINDOW_MS, clock(), max);

  async function limit(counter: string, max: number): Promise<void> {
    if ((await count(counter, max)) > max) {
      throw new SignInError('too_many_attempts', `limit of ${counter.split(':')[0]}`);
    }
  }

  return {
    async start(from, email) {
      await limit(`start-from:${from}`, SIGN_IN_LIMITS.startsForAddress);
      if (email === null) return;
      await limit(`start-mailbox-from:${from}:${email}`, SIGN_IN_LIMITS.emailsForMailboxAndAddress);
      await limit(`start-mailbox:${email}`, SIGN_IN_LIMITS.emailsForMailbox);
      const max = SIGN_IN_LIMITS.emailsForSite;
      const excess = (await count('start-site:', max + MAX_WAIT_MS / SLOWER_BY_MS)) - max;
      if (excess > 0) await wait(Math.min(excess * SLOWER_BY_MS, MAX_WAIT_MS));
    },
    async attempt(from, attemptId) {
      await limit(`try-from:${from}`, SIGN_IN_LIMITS.triesForAddress);
      await limit(`try-attempt:${attemptId}`, SIGN_IN_LIMITS.triesForAttempt);
    },
  };
}
