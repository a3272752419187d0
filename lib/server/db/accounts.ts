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

/** Remembers an account; a known one takes the client it signed in with now. */
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

/** Every home account with the sealed addresses that are stored for it, those who came first first. */
export function listHomeAccounts(db: Database) {
  return db.query((tables) =>
    tables.account.findMany({
      where: { kind: 'home' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, clientId: true, sessions: SEALED_EMAIL, accessTokens: SEALED_EMAIL },
    }),
  );
}
