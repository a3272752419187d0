import type { Database } from './database';
import type { AccessToken, Account } from './generated/client';

export type AccessTokenRow = AccessToken;

/** The columns of a new token; times in milliseconds. */
export interface AccessTokenFields {
  id: string;
  hash: string;
  name: string;
  scope: string;
  keyId: string;
  emailSealed: Uint8Array | null;
  emailVerified: boolean;
  expiresAt: number;
  now: number;
}

/** Stores a token. Returns false when its account already has `max` tokens. */
export function insertAccessToken(
  db: Database,
  accountId: string,
  { now, expiresAt, emailSealed, ...fields }: AccessTokenFields,
  max: number,
): Promise<boolean> {
  return db.transaction(async (tables) => {
    if ((await tables.accessToken.count({ where: { accountId } })) >= max) return false;
    await tables.accessToken.create({
      data: {
        accountId,
        ...fields,
        emailSealed: emailSealed && new Uint8Array(emailSealed),
        createdAt: new Date(now),
        expiresAt: new Date(expiresAt),
      },
    });
    return true;
  });
}

/** Returns the tokens of an account, newest first, including expired ones. */
export function listAccessTokenRows(db: Database, accountId: string): Promise<AccessTokenRow[]> {
  return db.query((tables) =>
    tables.accessToken.findMany({ where: { accountId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
  );
}

/** Returns the token with this hash and its account, even if it has expired; null when there is none. */
export function findAccessToken(db: Database, hash: string): Promise<(AccessTokenRow & { account: Account }) | null> {
  return db.query((tables) => tables.accessToken.findUnique({ where: { hash }, include: { account: true } }));
}

/** Records a use, unless a use after `before` is recorded; both in milliseconds. */
export async function recordAccessTokenUse(
  db: Database,
  accountId: string,
  id: string,
  { now, before }: { now: number; before: number },
): Promise<void> {
  const notRecent = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: new Date(before) } }] };
  await db.query((tables) =>
    tables.accessToken.updateMany({ where: { id, accountId, ...notRecent }, data: { lastUsedAt: new Date(now) } }),
  );
}

/** Replaces the email of an account's tokens. */
export async function updateAccessTokenEmail(
  db: Database,
  accountId: string,
  email: { keyId: string; emailSealed: Uint8Array; emailVerified: boolean },
): Promise<void> {
  const data = { ...email, emailSealed: new Uint8Array(email.emailSealed) };
  await db.query((tables) => tables.accessToken.updateMany({ where: { accountId }, data }));
}

/** Deletes a token. Returns false when the account had no such token. */
export async function deleteAccessToken(db: Database, accountId: string, id: string): Promise<boolean> {
  const { count } = await db.query((tables) => tables.accessToken.deleteMany({ where: { accountId, id } }));
  return count > 0;
}
