import type { Database } from './database';
import type { SignInAttempt } from './generated/client';

export type SignInAttemptRow = SignInAttempt;

const DELETED_AT_ONCE = 500;

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

/**
 * Returns an attempt even if it is used or expired, so that the caller can tell the reason; null when there is none.
 */
export function findAttempt(db: Database, id: string): Promise<SignInAttemptRow | null> {
  return db.query((tables) => tables.signInAttempt.findUnique({ where: { id } }));
}

/** Makes a taken attempt usable again, after a mistyped code. */
export async function releaseAttempt(db: Database, id: string): Promise<void> {
  await db.query((tables) => tables.signInAttempt.updateMany({ where: { id }, data: { usedAt: null } }));
}

/** Marks an attempt as used and returns it. Of concurrent callers exactly one gets it; the others get null. */
export function takeAttempt(db: Database, id: string, now: number): Promise<SignInAttemptRow | null> {
  return db.transaction(async (tables) => {
    const { count } = await tables.signInAttempt.updateMany({
      where: usableWhere(id, now),
      data: { usedAt: new Date(now) },
    });
    return count === 1 ? tables.signInAttempt.findUnique({ where: { id } }) : null;
  });
}

/** Deletes expired attempts. Returns how many. */
export async function pruneAttempts(db: Database, now: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.signInAttempt.deleteMany({ where: { expiresAt: { lte: new Date(now) } } }),
  );
  return count;
}

/** Deletes the attempts that expire first until at most `max` are left. Returns how many were deleted. */
export async function limitAttempts(db: Database, max: number): Promise<number> {
  for (let deleted = 0; ; ) {
    const excess = await db.query((tables) =>
      tables.signInAttempt.findMany({
        select: { id: true },
        orderBy: { expiresAt: 'desc' },
        skip: max,
        take: DELETED_AT_ONCE,
      }),
    );
    const ids = excess.map(({ id }) => id);
    const { count } = await db.query((tables) => tables.signInAttempt.deleteMany({ where: { id: { in: ids } } }));
    deleted += count;
    if (ids.length < DELETED_AT_ONCE) return deleted;
  }
}

function usableWhere(id: string, now: number) {
  return { id, usedAt: null, expiresAt: { gt: new Date(now) } };
}
