import type { Clock } from '@/lib/server/clock';
import { countAttempt } from '@/lib/server/db/attempt-counters';
import type { Database } from '@/lib/server/db/database';
import { AppError } from '@/lib/server/errors';
import type { Keyring } from './seal';

const WINDOW_MS = 15 * 60_000;

/** Wrong secrets of a kind from one address in 15 minutes; more get `limited`. A valid one still works. */
export const MAX_WRONG_SECRETS = 120;

/** Counts a wrong secret of an address and throws `token_refused`, or `limited` after too many. */
export type RefuseSecret = (from: string, userMessage: string) => Promise<never>;

/** Returns a `RefuseSecret`. `kind` and `things` name what is refused, for the counter and for the user. */
export function createRefuseSecret(
  { db, keyring, clock }: { db: Database; keyring: Pick<Keyring, 'fingerprint'>; clock: Clock },
  { kind, things }: { kind: string; things: string },
): RefuseSecret {
  return async (from, userMessage) => {
    const now = clock();
    const tries = await countAttempt(db, keyring.fingerprint(`${kind}:${from}`), WINDOW_MS, now, MAX_WRONG_SECRETS);
    if (tries <= MAX_WRONG_SECRETS) throw new AppError('token_refused', { userMessage });
    throw new AppError('limited', {
      userMessage: `Too many ${things} came from your address. ${userMessage}`,
      detail: `limit of ${things}`,
      retryAt: new Date(now + WINDOW_MS).toISOString(),
    });
  };
}
