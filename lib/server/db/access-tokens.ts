import type { Database } from './database';
import type { AccessToken, Account } from './generated/client';

export type AccessTokenRow = AccessToken;

/** A new token; instants in milliseconds. */
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

/** Stores a token unless its account has `most` already; false then. */
export function insertAccessToken(
  db: Database,
  accountId: string,
  { now, expiresAt, emailSealed, ...fields }: AccessTokenFields,
  most: number,
): Promise<boolean> {
  return db.transaction(async (tables) => {
    if ((await tables.accessToken.count({ where: { accountId } })) >= most) return false;
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

/** The tokens of an account, the newest first, also those that are over. */
export function listAccessTokenRows(db: Database, accountId: string): Promise<AccessTokenRow[]> {
  return db.query((tables) =>
    tables.accessToken.findMany({ where: { accountId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
  );
}

/** The token of a hash with the account it belongs to, also one that is over; null when there is none. */
export function findAccessToken(db: Database, hash: string): Promise<(AccessTokenRow & { account: Account }) | null> {
  return db.query((tables) => tables.accessToken.findUnique({ where: { hash }, include: { account: true } }));
}

/** Notes a use, unless one after `before` is noted already; both in milliseconds. */
export async function recordAccessTokenUse(
  db: Database,
  accountId: string,
  id: string,
  { now, before }: { now: number; before: number },
): Promise<void> {
  const longAgo = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: new Date(before) } }] };
  await db.query((tables) =>
    tables.accessToken.updateMany({ where: { id, accountId, ...longAgo }, data: { lastUsedAt: new Date(now) } }),
  );
}

/** Has the tokens of an account go by the address that the auth host tells of its person now. */
export async function updateAccessTokenEmail(
  db: Database,
  accountId: string,
  person: { keyId: string; emailSealed: Uint8Array; emailVerified: boolean },
): Promise<void> {
  const data = { ...person, emailSealed: new Uint8Array(person.emailSealed) };
  await db.query((tables) => tables.accessToken.updateMany({ where: { accountId }, data }));
}

/** True when the account had such a token. */
export async function deleteAccessToken(db: Database, accountId: string, id: string): Promise<boolean> {
  const { count } = await db.query((tables) => tables.accessToken.deleteMany({ where: { accountId, id } }));
  return count > 0;
}
