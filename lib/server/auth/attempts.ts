import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '@/lib/server/clock';
import { pruneCounters } from '@/lib/server/db/attempt-counters';
import type { Database } from '@/lib/server/db/database';
import { pruneSessions } from '@/lib/server/db/sessions';
import {
  createAttempt,
  findAttempt,
  pruneAttempts,
  releaseAttempt,
  takeAttempt,
} from '@/lib/server/db/sign-in-attempts';
import type { Proof } from './pkce';
import { type Keyring, SealError } from './seal';
import { SignInError } from './sign-in-error';

const LIFE_MS = 10 * 60_000;
/** Longer than an attempt's cookie and than any counter's window. */
const SWEEP_AFTER_MS = 2 * 60 * 60_000;

/** What a sign-in under way must remember; never leaves the server. `email` is null where none was typed. */
export interface AttemptSecrets extends Proof {
  email: string | null;
}

const secretsSchema = z.object({
  verifier: z.string(),
  challenge: z.string(),
  state: z.string(),
  nonce: z.string(),
  email: z.string().nullable(),
});

export type AttemptMethod = 'email' | 'code';

/** Sign-ins under way: sealed, ten minutes, single use. */
export interface Attempts {
  /** Stores a new one; returns its id and end (UTC). */
  begin(method: AttemptMethod, secrets: AttemptSecrets): Promise<{ id: string; expiresAt: string }>;
  /** Throws `SignInError`: `no_attempt`, `attempt_used`, `code_expired`. */
  open(id: string | null, method: AttemptMethod): Promise<AttemptSecrets & { ageMs: number }>;
  /**
   * Runs `work` as the one use of the attempt. When it fails in a way that entering something else can mend, the
   * attempt is free again. Throws `attempt_used` when it is in use or was.
   */
  runOnce<T>(id: string, work: () => Promise<T>): Promise<T>;
}

/** Refusals after which the same attempt goes on: nothing was used up at the auth host. */
const MENDABLE = new Set(['wrong_code', 'code_refused', 'state_mismatch', 'code_missing']);

export function createAttempts(deps: { db: Database; keyring: Keyring; clock: Clock }): Attempts {
  const { db, keyring, clock } = deps;

  return {
    async begin(method, secrets) {
      const id = randomBytes(24).toString('base64url');
      const { keyId, box } = keyring.seal(JSON.stringify(secrets), { column: 'SignInAttempt', owner: id });
      const now = clock();
      const expiresAt = now + LIFE_MS;
      // Sign-ins are rare, so each sweeps what earlier ones left; an expired attempt stays a while to be told apart.
      await pruneAttempts(db, now - SWEEP_AFTER_MS);
      await pruneCounters(db, now - SWEEP_AFTER_MS);
      await pruneSessions(db, now);
      await createAttempt(db, { id, method, keyId, sealed: box, expiresAt, now });
      return { id, expiresAt: new Date(expiresAt).toISOString() };
    },

    async open(id, method) {
      const row = id === null ? null : await findAttempt(db, id);
      if (!row || row.method !== method) throw new SignInError('no_attempt');
      if (row.usedAt !== null) throw new SignInError('attempt_used');
      if (row.expiresAt.getTime() <= clock()) throw new SignInError('code_expired', 'attempt is over ten minutes old');
      try {
        const text = keyring.open({ keyId: row.keyId, box: row.sealed }, { column: 'SignInAttempt', owner: row.id });
        return { ...secretsSchema.parse(JSON.parse(text)), ageMs: clock() - row.createdAt.getTime() };
      } catch (error) {
        if (error instanceof SealError) throw new SignInError('no_attempt', 'attempt does not open', error);
        throw error;
      }
    },

    async runOnce(id, work) {
      if (!(await takeAttempt(db, id, clock()))) throw new SignInError('attempt_used');
      try {
        return await work();
      } catch (error) {
        // No answer at all (not a SignInError) leaves the code unused as far as anybody knows.
        const mendable = !(error instanceof SignInError) || MENDABLE.has(error.code);
        if (mendable) await releaseAttempt(db, id);
        throw error;
      }
    },
  };
}
