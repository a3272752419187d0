import type { Database } from './database';
import type { Account, Session } from './generated/client';

/** A session with the account it belongs to. */
export type SessionRow = Session & { account: Account };

export interface SessionFields {
  id: string;
  accountId: string;
  keyId: string;
  emailSealed: Uint8Array | null;
  emailVerified: boolean;
  /** Milliseconds, like `now`. */
  expiresAt: number;
  now: number;
}

export async function createSession(db: Database, fields: SessionFields): Promise<void> {
  const { id, accountId, keyId, emailVerified } = fields;
  await db.query((tables) =>
    tables.session.create({
      data: {
        id,
        accountId,
        keyId,
        emailVerified,
        emailSealed: fields.emailSealed && new Uint8Array(fields.emailSealed),
        createdAt: new Date(fields.now),
        expiresAt: new Date(fields.expiresAt),
      },
    }),
  );
}

/** Returns the session, or null when there is none or it has expired at `now` (milliseconds). */
export function findSession(db: Database, id: string, now: number): Promise<SessionRow | null> {
  return db.query((tables) =>
    tables.session.findFirst({ where: { id, expiresAt: { gt: new Date(now) } }, include: { account: true } }),
  );
}

/** Deletes a session. Returns false when there was none. */
export async function deleteSession(db: Database, id: string): Promise<boolean> {
  const { count } = await db.query((tables) => tables.session.deleteMany({ where: { id } }));
  return count > 0;
}

/** Deletes expired sessions. Returns how many. */
export async function pruneSessions(db: Database, now: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.session.deleteMany({ where: { expiresAt: { lte: new Date(now) } } }),
  );
  return count;
}
