import { createHash } from 'node:crypto';
import { AppError } from '@/lib/server/errors';
import type { Log } from '@/lib/server/log';
import type { RefreshClaims } from './refresh-claims';
import type { ForgottenTokens } from './revoke-tokens';
import { GrantRefused, type TokenEndpoint, type TokenSet } from './token-endpoint';
import type { StoredTokens, Vault } from './vault';

const WAIT_MS = 150;
const MAX_ROUNDS = 220;
const MAX_STORE_ATTEMPTS = 3;

/** Returns the error after which the user must sign in again. `detail` is for the log. */
export function signInAgainError(detail: string, cause?: unknown): AppError {
  return new AppError('sign_in_again', {
    userMessage:
      'Copper has ended this sign-in. Sign in again to get new readings. Everything up to now stays available.',
    detail,
    cause,
  });
}

/** Names one use of one refresh token without revealing it. */
function claimName(accountId: string, read: StoredTokens): string {
  const fingerprint = createHash('sha256')
    .update(read.refreshToken ?? '')
    .digest('hex')
    .slice(0, 16);
  return `${accountId}:${read.version}:${fingerprint}`;
}

/** Returns the error after the user signed out with another session. */
export function signedOutError(): AppError {
  return new AppError('sign_in_again', {
    userMessage:
      'You signed out in another browser. Sign in again to get new readings. Everything up to now stays available.',
    detail: 'no tokens',
  });
}

interface Deps {
  vault: Vault;
  tokenEndpoint: TokenEndpoint;
  /** See revoke-tokens.ts. */
  revoke: (tokens: ForgottenTokens) => Promise<void>;
  claims: RefreshClaims;
  log: Log;
  wait: (milliseconds: number) => Promise<void>;
}

/**
 * Returns a function that refreshes the tokens of a home account and resolves to the new access token after it is
 * stored. A process must run one refresh per account at a time; `claims` and the version of the row exclude other
 * processes. Throws `sign_in_again` when the user must act, `cloud_down` or `cloud_timeout` when the auth host can't be
 * reached (the tokens stay as they are), `storage_failed` when storing failed and the old refresh token still works.
 */
export function createHomeRefresh({ vault, tokenEndpoint, revoke, claims, log, wait }: Deps) {
  /** Used refresh tokens whose successor was lost. They are never sent again, even when marking them revoked failed. */
  const usedRefreshTokens = new Set<string>();

  async function store(accountId: string, read: StoredTokens, tokens: TokenSet): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await vault.replace(accountId, read, tokens);
      } catch (error) {
        log.warn({ err: error, attempt }, 'refreshed token not stored');
        if (attempt < MAX_STORE_ATTEMPTS) {
          await wait(WAIT_MS * attempt);
          continue;
        }
        // Without rotation the old refresh token still works, so a later refresh can store its result.
        if (tokens.refreshToken === null || tokens.refreshToken === read.refreshToken) throw error;
        usedRefreshTokens.add(claimName(accountId, read));
        await vault.markRevoked(accountId, read.version).catch(() => undefined);
        throw signInAgainError('refreshed token could not be stored', error);
      }
    }
  }

  /** Returns null when the auth host refused an old token and the row has a newer one. */
  async function send(accountId: string, read: StoredTokens, refreshToken: string): Promise<TokenSet | null> {
    try {
      return await tokenEndpoint.refresh({ clientId: read.clientId, refreshToken });
    } catch (error) {
      // The refresh token is assumed to be unused, so the next caller may try immediately.
      const isFinal = error instanceof GrantRefused && error.error === 'invalid_grant';
      if (!isFinal) await claims.release(claimName(accountId, read));
      if (!(error instanceof GrantRefused)) throw error;
      if (error.status === 429) {
        throw new AppError('cloud_down', {
          userMessage: 'Copper’s sign-in service is busy. Try again in a few minutes.',
          detail: 'auth host limits refreshes',
          upstreamStatus: 429,
          cause: error,
        });
      }
      if (!isFinal) {
        // The client of this site was refused, not the token of the user: the settings must be corrected.
        throw new AppError('cloud_error', {
          userMessage:
            'Copper’s sign-in service refused to renew this sign-in. Try again. If it keeps happening, sign in again.',
          detail: `refresh refused: ${error.status} ${error.error}`,
          upstreamStatus: error.status,
          cause: error,
        });
      }
      if (!(await vault.markRevoked(accountId, read.version))) return null;
      throw signInAgainError('auth host refused the refresh token', error);
    }
  }

  /**
   * @param stale an access token that was refused or is about to expire, and must not be returned
   */
  return async function refresh(accountId: string, stale: string): Promise<string> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const read = await vault.read(accountId);
      if (!read) throw signedOutError();
      if (read.revoked) throw signInAgainError('tokens are revoked');
      // Another process or a new sign-in has stored a newer token.
      if (read.accessToken !== stale) return read.accessToken;
      if (read.refreshToken === null) throw signInAgainError('access token has expired and there is no refresh token');
      const name = claimName(accountId, read);
      if (usedRefreshTokens.has(name)) throw signInAgainError('refresh token was used and its successor lost');

      if (await claims.claim(name)) {
        const tokens = await send(accountId, read, read.refreshToken);
        if (tokens && (await store(accountId, read, tokens))) {
          log.info({ accountId, rotated: tokens.refreshToken !== null }, 'access token refreshed');
          return tokens.accessToken;
        }
        // The user has signed in again or signed out: read the row again. After a sign-out no one knows the new token.
        if (tokens && (await vault.state(accountId)) === 'none') {
          await revoke({ clientId: read.clientId, refreshToken: tokens.refreshToken });
        }
      } else {
        await wait(WAIT_MS);
      }
    }
    throw new AppError('cloud_timeout', {
      userMessage: 'Renewing your sign-in is taking too long. Try again in a minute.',
      detail: 'another process has claimed the refresh and does not finish',
    });
  };
}
