import type { AccountRef } from '@/lib/server/account';
import { listHomeAccounts } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { type Keyring, SealError } from './seal';

/** A user who has signed in. `emails` are those of the stored sessions and access tokens. */
export interface KnownUser {
  home: AccountRef;
  emails: string[];
}

/** Returns all users who have signed in. For the administrator's commands only; no route may use it. */
export async function listKnownUsers(db: Database, keyring: Keyring): Promise<KnownUser[]> {
  const rows = await listHomeAccounts(db);
  return rows.map(({ id, clientId, sessions, accessTokens }) => {
    const open = (column: 'Session.email' | 'AccessToken.email', row: (typeof sessions)[number]): string[] => {
      if (row.emailSealed === null) return [];
      try {
        return [keyring.open({ keyId: row.keyId, box: row.emailSealed }, { column, owner: id })];
      } catch (error) {
        if (error instanceof SealError) return [];
        throw error;
      }
    };
    const emails = [
      ...sessions.flatMap((row) => open('Session.email', row)),
      ...accessTokens.flatMap((row) => open('AccessToken.email', row)),
    ];
    return { home: { id, kind: 'home', enterpriseId: null, clientId }, emails: [...new Set(emails)] };
  });
}
