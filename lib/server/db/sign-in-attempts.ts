import type { Database } from './database';
import type { SignInAttempt } from './generated/client';

export type SignInAttemptRow = SignInAttempt;

export interface SignInAttemptFields {
  id: string;
  method: string;
  keyId: string;
  sealed: Uint8Array;
  /** Milliseconds, like `now`. */
  expiresAt: number;
  now: number;
}

export async function createAttempt(db: Database, fields: SignInAttemptFields): Promise<void> {
  const { id, method, keyId } = fields;
  await db.query((tables) =>
    tables.signInAttempt.create({
      data: {
        id,
        method,
        keyId,
        sealed: new Uint8Array(fields.sealed),
        createdAt: new Date(fields.now),
        expiresAt: new Date(fields.expiresAt),
      },
    }),
  );
}

/** An attempt in whatever state, so that a used one, an expired one and none can be told apart. */
export function findAttempt(db: Database, id: string): Promise<SignInAttemptRow | null> {
  return db.query((tables) => tables.signInAttempt.findUnique({ where: { id } }));
}

/** Gives a taken attempt back, after a try that used nothing up (a mistyped code). */
export async function releaseAttempt(db: Database, id: string): Promise<void> {
  await db.query((tables) => tables.signInAttempt.updateMany({ where: { id }, data: { usedAt: null } }));
}

/** Uses an attempt up and returns it. Of any number of takers exactly one gets it; null for the others. */
export function takeAttempt(db: Database, id: string, now: number): Promise<SignInAttemptRow | null> {
  return db.transaction(async (tables) => {
    const { count } = await tables.signInAttempt.updateMany({
      where: usable(id, now),
      data: { usedAt: new Date(now) },
    });
    return count === 1 ? tables.signInAttempt.findUnique({ where: { id } }) : null;
  });
}

/** Forgets expired attempts; how many. */
export async function pruneAttempts(db: Database, now: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.signInAttempt.deleteMany({ where: { expiresAt: { lte: new Date(now) } } }),
  );
  return count;
}

function usable(id: string, now: number) {
  return { id, usedAt: null, expiresAt: { gt: new Date(now) } };
}
