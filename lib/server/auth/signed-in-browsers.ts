import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import { listSessions } from '@/lib/server/db/sessions';
import { sessionHandle } from '@/lib/server/session-handle';
import type { SignedInBrowser } from '../ports/site-admin';
import { type Box, type Keyring, SealError } from './seal';
import type { Sessions } from './sessions';

/** Lists and ends the sessions of all users, for people who look after the site. */
export function createSignedInBrowsers(deps: {
  db: Database;
  keyring: Keyring;
  clock: Clock;
  sessions: Pick<Sessions, 'drop'>;
}) {
  const { db, keyring, clock, sessions } = deps;
  return {
    async list(): Promise<SignedInBrowser[]> {
      return (await listSessions(db, clock())).map(({ id, accountId, keyId, emailSealed, createdAt, expiresAt }) => ({
        id: sessionHandle(id),
        email: emailSealed === null ? null : openEmail(keyring, keyId, emailSealed, accountId),
        createdAt: createdAt.getTime(),
        expiresAt: expiresAt.getTime(),
      }));
    },
    async signOut(id: string): Promise<boolean> {
      const session = (await listSessions(db, clock())).find((each) => sessionHandle(each.id) === id);
      if (session) await sessions.drop(session.id);
      return session !== undefined;
    },
  };
}

/** Returns null for an address that was sealed with a key that is gone. */
function openEmail(keyring: Keyring, keyId: string, box: Box, owner: string): string | null {
  try {
    return keyring.open({ keyId, box }, { column: 'Session.email', owner });
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
