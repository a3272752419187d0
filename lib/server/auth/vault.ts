import type { Clock } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/database';
import { deleteToken, markRevoked, readToken, readTokenState, replaceToken, saveToken } from '@/lib/server/db/tokens';
import type { Keyring } from './seal';
import type { TokenSet } from './token-endpoint';

/** The decrypted tokens of an account. Must not leave lib/server/auth. */
export interface StoredTokens {
  clientId: string;
  scope: string | null;
  accessToken: string;
  refreshToken: string | null;
  /** Milliseconds since the epoch, by our clock. */
  expiresAt: number;
  /** True when the auth host no longer accepts the refresh token. */
  revoked: boolean;
  /** Increases with every write. */
  version: number;
}

/** `usable`: stored, not revoked, and sealed with a known key. `none`: the user has signed out. */
export type TokenState = 'usable' | 'unusable' | 'none';

/** Returns the state of stored tokens; null for an account without tokens. Decrypts nothing. */
export function tokenState(row: { keyId: string; revokedAt: Date | null } | null, keyring: Keyring): TokenState {
  if (row === null) return 'none';
  return row.revokedAt === null && keyring.hasKey(row.keyId) ? 'usable' : 'unusable';
}

/** Encrypted storage of one set of tokens per account. Methods throw `storage_failed`; `read` may throw `SealError`. */
export interface Vault {
  read(accountId: string): Promise<StoredTokens | null>;
  state(accountId: string): Promise<TokenState>;
  /** Stores the tokens of a sign-in in place of earlier ones, and clears a revocation. */
  save(accountId: string, clientId: string, tokens: TokenSet): Promise<void>;
  /** Stores refreshed tokens if `read` is still the stored version. Returns false when it was written or deleted. */
  replace(accountId: string, read: StoredTokens, tokens: TokenSet): Promise<boolean>;
  /** Returns false when a newer version is stored. */
  markRevoked(accountId: string, version: number): Promise<boolean>;
  forget(accountId: string): Promise<void>;
}

export function createVault(deps: {
  db: Database;
  keyring: Keyring;
  clock: Clock;
  /** Called after every write. */
  onChange?: () => void;
}): Vault {
  const { db, keyring, clock, onChange } = deps;

  async function changed<T>(write: Promise<T>): Promise<T> {
    const result = await write;
    onChange?.();
    return result;
  }

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
    state: async (accountId) => tokenState(await readTokenState(db, accountId), keyring),
    async save(accountId, clientId, tokens) {
      await changed(saveToken(db, accountId, sealedFields(accountId, clientId, tokens)));
    },
    replace(accountId, read, tokens) {
      const merged = {
        ...tokens,
        refreshToken: tokens.refreshToken ?? read.refreshToken,
        scope: tokens.scope ?? read.scope,
      };
      return changed(replaceToken(db, accountId, read.version, sealedFields(accountId, read.clientId, merged)));
    },
    markRevoked: (accountId, version) => changed(markRevoked(db, accountId, version, clock())),
    forget: (accountId) => changed(deleteToken(db, accountId)),
  };
}
