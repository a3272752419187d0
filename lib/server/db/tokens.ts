import type { Database } from './database';
import type { Token } from './generated/client';
import { dateOrNull } from './statement';

export type TokenRow = Token;

/**
 * The tokens of a sign-in or refresh. `accessSealed` and `refreshSealed` are encrypted; `expiresAt` and `now` in
 * milliseconds.
 */
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

/**
 * Returns what is needed to know whether an account's tokens can be used, without the tokens; null when there are none.
 */
export async function readTokenState(
  db: Database,
  accountId: string,
): Promise<Pick<Token, 'keyId' | 'revokedAt'> | null> {
  const [row] = await db.select({
    sql: 'SELECT "keyId", "revokedAt" FROM "Token" WHERE "accountId" = ?',
    values: [accountId],
  });
  return row ? { keyId: row[0] as string, revokedAt: dateOrNull(row[1]) } : null;
}

/** Stores the tokens of a sign-in and clears a revocation. Durable once it resolves. */
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
 * Stores refreshed tokens if the row still has the version that was refreshed. Returns false when a sign-in, refresh or
 * sign-out came in between; then nothing is written. Durable once it resolves.
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

/** Marks tokens that the auth host refused. Returns false when a newer version is stored. `now` in milliseconds. */
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

/** Returns how many accounts have tokens that are sealed with a key that `hasKey` does not know. */
export async function countSealedWithOtherKeys(db: Database, hasKey: (keyId: string) => boolean): Promise<number> {
  const rows = await db.query((tables) => tables.token.groupBy({ by: ['keyId'], _count: true }));
  return rows.reduce((sum, { keyId, _count }) => sum + (hasKey(keyId) ? 0 : _count), 0);
}
