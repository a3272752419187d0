import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import { createAttempt, findAttempt, releaseAttempt, takeAttempt } from '@/lib/server/db/sign-in-attempts';
import { challengeOf, type Proof } from './pkce';
import { type Keyring, SealError } from './seal';
import { SignInError } from './sign-in-error';

const LIFETIME_MS = 10 * 60_000;
/** The secrets of a sign-in attempt. They never leave the server. `email` is null for a sign-in without an email. */
export interface AttemptSecrets extends Proof {
  email: string | null;
}

/** What is stored: the challenge follows from the verifier. */
const secretsSchema = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  email: z.string().nullable(),
});

export type AttemptMethod = 'email' | 'code';

/** Sign-in attempts: encrypted, valid for ten minutes, single use. */
export interface Attempts {
  /** Stores a new attempt. Returns its id and when it expires (UTC). */
  begin(method: AttemptMethod, secrets: AttemptSecrets): Promise<{ id: string; expiresAt: string }>;
  /**
   * Returns the secrets and the age of an attempt. Throws `SignInError`: `no_attempt`, `attempt_used`, `code_expired`.
   */
  open(id: string | null, method: AttemptMethod): Promise<AttemptSecrets & { ageMs: number }>;
  /**
   * Runs `work` as the only use of the attempt. When it fails with an error that other input can fix, the attempt can
   * be used again. Throws `attempt_used` when the attempt is in use or was used.
   */
  runOnce<T>(id: string, work: () => Promise<T>): Promise<T>;
}

/** Errors after which the attempt can be used again, because the auth host did not use up the code. */
const RETRYABLE = new Set(['wrong_code', 'code_refused', 'state_mismatch', 'code_missing']);

export function createAttempts(deps: {
  db: Database;
  keyring: Keyring;
  clock: Clock;
  /** Called before an attempt is stored. See sign-in-sweep.ts. */
  sweep: () => Promise<void>;
}): Attempts {
  const { db, keyring, clock, sweep } = deps;

  return {
    async begin(method, secrets) {
      const id = randomBytes(24).toString('base64url');
      const { verifier, state, nonce, email } = secrets;
      const { keyId, box } = keyring.seal(JSON.stringify({ verifier, state, nonce, email }), {
        column: 'SignInAttempt',
        owner: id,
      });
      const now = clock();
      const expiresAt = now + LIFETIME_MS;
      await sweep();
      await createAttempt(db, { id, method, keyId, sealed: box, expiresAt, now });
      return { id, expiresAt: new Date(expiresAt).toISOString() };
    },

    async open(id, method) {
      const row = id === null ? null : await findAttempt(db, id);
      if (!row || row.method !== method) throw new SignInError('no_attempt');
      if (row.usedAt !== null) throw new SignInError('attempt_used');
      if (row.expiresAt.getTime() <= clock())
        throw new SignInError('code_expired', 'attempt is more than ten minutes old');
      try {
        const text = keyring.open({ keyId: row.keyId, box: row.sealed }, { column: 'SignInAttempt', owner: row.id });
        const secrets = secretsSchema.parse(JSON.parse(text));
        const challenge = challengeOf(secrets.verifier);
        return { ...secrets, challenge, ageMs: clock() - row.createdAt.getTime() };
      } catch (error) {
        if (error instanceof SealError) throw new SignInError('no_attempt', 'attempt can not be decrypted', error);
        throw error;
      }
    },

    async runOnce(id, work) {
      if (!(await takeAttempt(db, id, clock()))) throw new SignInError('attempt_used');
      try {
        return await work();
      } catch (error) {
        // Without a response of the auth host (not a SignInError) the code is assumed to be unused.
        const isRetryable = !(error instanceof SignInError) || RETRYABLE.has(error.code);
        if (isRetryable) await releaseAttempt(db, id);
        throw error;
      }
    },
  };
}
