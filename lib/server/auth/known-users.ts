import type { AccountRef } from '@/lib/server/account';
import { listHomeAccounts } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { type Keyring, SealError } from './seal';

/** Somebody who has signed in here at some time. Addresses as far as a session or an access token still tells them. */
export interface KnownUser {
  home: AccountRef;
  emails: string[];
}

/** Everybody who has signed in here: for whoever runs the server, and for nobody who asks it. */
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
