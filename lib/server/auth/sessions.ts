import { createHash, randomBytes } from 'node:crypto';
import type { AccountRef } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import { updateAccessTokenEmail } from '@/lib/server/db/access-tokens';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { createSession, deleteSession, findSession } from '@/lib/server/db/sessions';
import type { EnterpriseSetting } from '@/lib/server/enterprise-settings';
import type { Env } from '@/lib/server/env';
import type { Identity } from './identity';
import type { RememberedSessions } from './remembered-sessions';
import type { ForgottenTokens } from './revoke-tokens';
import { type Keyring, SealError } from './seal';
import type { TokenSet } from './token-endpoint';
import { type TokenState, tokenState, type Vault } from './vault';

/** Lifetime of a session and of its cookie. It does not renew with use. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Returns the account id of a user. The same user at another auth host has another account. */
export function homeAccountId(authUrl: string, subject: string): string {
  return `home_${createHash('sha256').update(`${authUrl}${subject}`).digest('hex').slice(0, 24)}`;
}

/** Returns the account of an enterprise of the settings. The same client at another cloud has another account. */
export function enterpriseAccount(
  apiUrl: string,
  { enterpriseId, clientId }: Pick<EnterpriseSetting, 'enterpriseId' | 'clientId'>,
): AccountRef {
  const hash = createHash('sha256').update(`${apiUrl}${enterpriseId}`).digest('hex').slice(0, 24);
  return { id: `ent_${hash}`, kind: 'enterprise', enterpriseId, clientId };
}

/** A stored session with its email decrypted. */
export interface StoredSession {
  id: string;
  home: AccountRef;
  email: string | null;
  emailVerified: boolean;
  tokens: TokenState;
  /** Milliseconds. */
  expiresAt: number;
}

export interface Sessions {
  /**
   * Stores account, tokens and a new session of a verified identity. Returns the id of the session. The user's access
   * tokens get the same email.
   */
  begin(identity: Identity, clientId: string, tokens: TokenSet): Promise<string>;
  /**
   * Returns null when there is no such session or it has expired. Remembered for some seconds: what another process
   * changes takes effect after them, what this one changes at once.
   */
  read(sessionId: string): Promise<StoredSession | null>;
  /** Ends a session that a new one replaces. The tokens of the account stay. */
  drop(sessionId: string): Promise<void>;
  /**
   * Ends the session and deletes the tokens of the account, which all of its sessions share: the others must sign in
   * again. Then revokes the tokens at the auth host.
   */
  end(sessionId: string): Promise<void>;
}

export function createSessions(deps: {
  db: Database;
  keyring: Keyring;
  vault: Vault;
  remembered: RememberedSessions<StoredSession>;
  env: Pick<Env, 'authUrl'>;
  clock: Clock;
  /** See revoke-tokens.ts. */
  revoke: (tokens: ForgottenTokens) => Promise<void>;
}): Sessions {
  const { db, keyring, vault, remembered, env, clock, revoke } = deps;

  async function storedTokens(accountId: string): Promise<ForgottenTokens | null> {
    try {
      return await vault.read(accountId);
    } catch (error) {
      // What can't be decrypted can't be revoked.
      if (error instanceof SealError) return null;
      throw error;
    }
  }

  async function load(sessionId: string): Promise<StoredSession | null> {
    const row = await findSession(db, sessionId, clock());
    if (!row) return null;
    let email: string | null = null;
    try {
      const context = { column: 'Session.email', owner: row.accountId } as const;
      email = row.emailSealed === null ? null : keyring.open({ keyId: row.keyId, box: row.emailSealed }, context);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
    }
    return {
      id: sessionId,
      home: { id: row.accountId, kind: 'home', enterpriseId: null, clientId: row.clientId },
      email,
      emailVerified: email !== null && row.emailVerified,
      tokens: tokenState(row.token, keyring),
      expiresAt: row.expiresAt.getTime(),
    };
  }

  return {
    async begin(identity, clientId, tokens) {
      const accountId = homeAccountId(env.authUrl, identity.subject);
      const sessionId = randomBytes(32).toString('base64url');
      const email =
        identity.email === null ? null : keyring.seal(identity.email, { column: 'Session.email', owner: accountId });
      const now = clock();
      const previous = await db.transaction(async () => {
        // Subjects are unique per auth host.
        const subject = `${env.authUrl}#${identity.subject}`;
        await upsertAccount(db, { id: accountId, kind: 'home', subject, clientId, enterpriseId: null, now });
        const replaced = await storedTokens(accountId);
        await vault.save(accountId, clientId, tokens);
        if (identity.email !== null) {
          const context = { column: 'AccessToken.email', owner: accountId } as const;
          const { keyId, box } = keyring.seal(identity.email, context);
          const { emailVerified } = identity;
          await updateAccessTokenEmail(db, accountId, { keyId, emailSealed: box, emailVerified });
        }
        await createSession(db, {
          id: sessionId,
          accountId,
          keyId: email?.keyId ?? keyring.keyId,
          emailSealed: email?.box ?? null,
          emailVerified: identity.emailVerified,
          expiresAt: now + SESSION_SECONDS * 1000,
          now,
        });
        return replaced;
      });
      remembered.forget();
      // Auth0 may end all tokens of one user and client together, so those of the same client are left for sign-out.
      if (previous !== null && previous.clientId !== clientId) void revoke(previous);
      return sessionId;
    },

    read: (sessionId) => remembered.get(sessionId, () => load(sessionId)),

    async drop(sessionId) {
      await deleteSession(db, sessionId);
      remembered.forget();
    },

    async end(sessionId) {
      const row = await findSession(db, sessionId, clock());
      if (!row) return;
      const forgotten = await db.transaction(async () => {
        await deleteSession(db, sessionId);
        const tokens = await storedTokens(row.accountId);
        await vault.forget(row.accountId);
        return tokens;
      });
      remembered.forget();
      if (forgotten !== null) await revoke(forgotten);
    },
  };
}
