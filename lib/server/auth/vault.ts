import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import { deleteToken, markRevoked, readToken, replaceToken, saveToken } from '@/lib/server/db/tokens';
import type { Keyring } from './seal';
import type { TokenSet } from './token-endpoint';

/** The tokens of an account, open. Stays inside lib/server/auth. */
export interface StoredTokens {
  clientId: string;
  scope: string | null;
  accessToken: string;
  refreshToken: string | null;
  /** Milliseconds since the epoch, by our own clock. */
  expiresAt: number;
  /** True when the auth host no longer accepts the refresh token. */
  revoked: boolean;
  /** Grows with every write. */
  version: number;
}

/** Sealed storage of tokens, one set for each account. Database errors pass; `read` may throw `SealError`. */
export interface Vault {
  read(accountId: string): Promise<StoredTokens | null>;
  /** After a sign-in: whatever was there is replaced, a revocation is over. */
  save(accountId: string, clientId: string, tokens: TokenSet): Promise<void>;
  /** After a refresh: writes only over the version that was read. False: somebody else wrote, or signed out. */
  replace(accountId: string, read: StoredTokens, tokens: TokenSet): Promise<boolean>;
  /** False: a newer version is stored by now. */
  markRevoked(accountId: string, version: number): Promise<boolean>;
  forget(accountId: string): Promise<void>;
}

export function createVault(deps: { db: Database; keyring: Keyring; clock: Clock }): Vault {
  const { db, keyring, clock } = deps;

  function sealedFields(accountId: string, clientId: string, tokens: TokenSet) {
    const access = keyring.seal(tokens.accessToken, { column: 'Token.access', owner: accountId });
    const refresh =
      tokens.refreshToken === null
        ? null
        : keyring.seal(tokens.refreshToken, { column: 'Token.refresh', owner: accountId });
    return {
      clientId,
      scope: tokens.scope,
      keyId: access.keyId,
      accessSealed: access.box,
      refreshSealed: refresh?.box ?? null,
      expiresAt: tokens.expiresAt,
      now: clock(),
    };
  }

  return {
    async read(accountId) {
      const row = await readToken(db, accountId);
      if (!row) return null;
      const { keyId, refreshSealed } = row;
      return {
        clientId: row.clientId,
        scope: row.scope,
        accessToken: keyring.open({ keyId, box: row.accessSealed }, { column: 'Token.access', owner: accountId }),
        refreshToken:
          refreshSealed === null
            ? null
            : keyring.open({ keyId, box: refreshSealed }, { column: 'Token.refresh', owner: accountId }),
        expiresAt: row.expiresAt.getTime(),
        revoked: row.revokedAt !== null,
        version: row.version,
      };
    },
    async save(accountId, clientId, tokens) {
      await saveToken(db, accountId, sealedFields(accountId, clientId, tokens));
    },
    replace(accountId, read, tokens) {
      const kept = {
        ...tokens,
        refreshToken: tokens.refreshToken ?? read.refreshToken,
        scope: tokens.scope ?? read.scope,
      };
      return replaceToken(db, accountId, read.version, sealedFields(accountId, read.clientId, kept));
    },
    markRevoked: (accountId, version) => markRevoked(db, accountId, version, clock()),
    forget: (accountId) => deleteToken(db, accountId),
  };
}
