import type { Database } from './database';
import { dateOf, dateOrNull } from './statement';

/** A session, with what its viewer needs of the account and its tokens. */
export interface SessionRow {
  accountId: string;
  clientId: string;
  keyId: string;
  emailSealed: Uint8Array<ArrayBuffer> | null;
  emailVerified: boolean;
  expiresAt: Date;
  /** Null when the account has none: the user has signed out. */
  token: { keyId: string; revokedAt: Date | null } | null;
}

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
export async function findSession(db: Database, id: string, now: number): Promise<SessionRow | null> {
  const [row] = await db.select({
    sql: `SELECT s."accountId", a."clientId", s."keyId", s."emailSealed", s."emailVerified", s."expiresAt",
        t."keyId" AS "tokenKeyId", t."revokedAt"
      FROM "Session" s JOIN "Account" a ON a."id" = s."accountId" LEFT JOIN "Token" t ON t."accountId" = s."accountId"
      WHERE s."id" = ? AND s."expiresAt" > ?`,
    values: [id, new Date(now)],
  });
  if (!row) return null;
  const [accountId, clientId, keyId, emailSealed, emailVerified, expiresAt, tokenKeyId, revokedAt] = row;
  return {
    accountId: accountId as string,
    clientId: clientId as string,
    keyId: keyId as string,
    emailSealed: emailSealed as SessionRow['emailSealed'],
    emailVerified: Boolean(emailVerified),
    expiresAt: dateOf(expiresAt),
    token: tokenKeyId === null ? null : { keyId: tokenKeyId as string, revokedAt: dateOrNull(revokedAt) },
  };
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

/** Returns the sessions of all accounts that have not expired at `now` (milliseconds), newest first. */
export function listSessions(db: Database, now: number) {
  return db.query((tables) =>
    tables.session.findMany({ where: { expiresAt: { gt: new Date(now) } }, orderBy: { createdAt: 'desc' } }),
  );
}
