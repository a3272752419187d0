import type { Database } from './database';
import type { Token } from './generated/client';

export type TokenRow = Token;

/** What a sign-in or a refresh stores. Sealed values are opaque here; `expiresAt` and `now` are milliseconds. */
export interface TokenFields {
  clientId: string;
  scope: string | null;
  keyId: string;
  accessSealed: Uint8Array;
  refreshSealed: Uint8Array | null;
  expiresAt: number;
  now: number;
}

export function readToken(db: Database, accountId: string): Promise<TokenRow | null> {
  return db.query((tables) => tables.token.findUnique({ where: { accountId } }));
}

/** Stores the tokens of a sign-in over whatever was there; they are no longer revoked. Durable once it resolves. */
export function saveToken(db: Database, accountId: string, fields: TokenFields): Promise<TokenRow> {
  const columns = columnsOf(fields);
  return db.query((tables) =>
    tables.token.upsert({
      where: { accountId },
      create: { accountId, ...columns },
      update: { ...columns, version: { increment: 1 } },
    }),
  );
}

/**
 * Stores a refresh only over the version it was made from. False: somebody else signed in, refreshed or signed out
 * meanwhile, and nothing was written. Durable once it resolves.
 */
export async function replaceToken(
  db: Database,
  accountId: string,
  expectedVersion: number,
  fields: TokenFields,
): Promise<boolean> {
  const { count } = await db.query((tables) =>
    tables.token.updateMany({
      where: { accountId, version: expectedVersion },
      data: { ...columnsOf(fields), version: { increment: 1 } },
    }),
  );
  return count === 1;
}

/** Notes that the auth host refused these tokens; false where a newer version is stored by now. `now` in ms. */
export async function markRevoked(db: Database, accountId: string, version: number, now: number): Promise<boolean> {
  const { count } = await db.query((tables) =>
    tables.token.updateMany({ where: { accountId, version }, data: { revokedAt: new Date(now) } }),
  );
  return count === 1;
}

export async function deleteToken(db: Database, accountId: string): Promise<void> {
  await db.query((tables) => tables.token.deleteMany({ where: { accountId } }));
}

function columnsOf(fields: TokenFields) {
  return {
    clientId: fields.clientId,
    scope: fields.scope,
    keyId: fields.keyId,
    accessSealed: new Uint8Array(fields.accessSealed),
    refreshSealed: fields.refreshSealed && new Uint8Array(fields.refreshSealed),
    expiresAt: new Date(fields.expiresAt),
    revokedAt: null,
    updatedAt: new Date(fields.now),
  };
}
