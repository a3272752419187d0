import type { Database } from './database';
import type { Account } from './generated/client';

export type AccountRow = Account;

export interface AccountFields {
  id: string;
  kind: 'home' | 'enterprise';
  /** Subject at the auth host, or the enterprise id. */
  subject: string;
  clientId: string;
  enterpriseId: string | null;
  /** Milliseconds. */
  now: number;
}

/** Stores an account, or updates the client that a stored one signed in with. */
export function upsertAccount(db: Database, fields: AccountFields): Promise<AccountRow> {
  const { id, kind, subject, clientId, enterpriseId } = fields;
  const now = new Date(fields.now);
  return db.query((tables) =>
    tables.account.upsert({
      where: { id },
      create: { id, kind, subject, clientId, enterpriseId, createdAt: now, updatedAt: now },
      update: { clientId, enterpriseId, updatedAt: now },
    }),
  );
}

const SEALED_EMAIL = { select: { keyId: true, emailSealed: true } } as const;

/** Returns all home accounts with their encrypted emails, oldest first. */
export function listHomeAccounts(db: Database) {
  return db.query((tables) =>
    tables.account.findMany({
      where: { kind: 'home' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, clientId: true, sessions: SEALED_EMAIL, accessTokens: SEALED_EMAIL },
    }),
  );
}
