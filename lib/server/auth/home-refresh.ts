import { createHash } from 'node:crypto';
import { AppError } from '@/lib/server/errors';
import type { Log } from '@/lib/server/log';
import type { RefreshClaims } from './refresh-claims';
import { GrantRefused, type TokenEndpoint, type TokenSet } from './token-endpoint';
import type { StoredTokens, Vault } from './vault';

const WAIT_STEP_MS = 150;
const WAIT_STEPS = 220;
const STORE_TRIES = 3;

/** The one failure after which a person must act. `detail` is for the log. */
export function signInAgainError(detail: string, cause?: unknown): AppError {
  return new AppError('sign_in_again', {
    userMessage:
      'Copper has ended this sign-in. Sign in again to get new readings; everything held here stays readable.',
    detail,
    cause,
  });
}

/** Names one use of one refresh token without telling it. */
function nameOf(accountId: string, read: StoredTokens): string {
  const print = createHash('sha256')
    .update(read.refreshToken ?? '')
    .digest('hex')
    .slice(0, 16);
  return `${accountId}:${read.version}:${print}`;
}

interface Deps {
  vault: Vault;
  tokenEndpoint: TokenEndpoint;
  turns: RefreshClaims;
  log: Log;
  wait: (milliseconds: number) => Promise<void>;
}

/**
 * Refreshes a home account's tokens; returns the new access token after it is stored. Call it once at a time for each
 * account in a process; other processes are kept apart by `turns` and the version of the row.
 * Throws `sign_in_again` when only the person can help, `cloud_down` / `cloud_timeout` when the auth host can't be
 * reached (the tokens are left as they are), `storage_failed` when nothing was lost by not storing.
 */
export function createHomeRefresh({ vault, tokenEndpoint, turns, log, wait }: Deps) {
  /** Refresh tokens that were used and whose successor is lost; never sent again, even if marking them failed too. */
  const spent = new Set<string>();

  async function store(accountId: string, read: StoredTokens, tokens: TokenSet): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await vault.replace(accountId, read, tokens);
      } catch (error) {
        log.warn({ err: error, attempt }, 'refreshed token not stored');
        if (attempt < STORE_TRIES) {
          await wait(WAIT_STEP_MS * attempt);
          continue;
        }
        // Without rotation the old refresh token still works: nothing is lost, a later try may store.
        if (tokens.refreshToken === null || tokens.refreshToken === read.refreshToken) throw error;
        spent.add(nameOf(accountId, read));
        await vault.markRevoked(accountId, read.version).catch(() => undefined);
        throw signInAgainError('refreshed token could not be stored', error);
      }
    }
  }

  /** Null: refused, but the row has moved on meanwhile, so the refusal was of something old. */
  async function send(accountId: string, read: StoredTokens, refreshToken: string): Promise<TokenSet | null> {
    try {
      return await tokenEndpoint.refresh({ clientId: read.clientId, refreshToken });
    } catch (error) {
      // Not used up as far as anybody knows: the next to ask may try at once.
      const final = error instanceof GrantRefused && error.error === 'invalid_grant';
      if (!final) await turns.release(nameOf(accountId, read));
      if (!(error instanceof GrantRefused)) throw error;
      if (error.status === 429) {
        throw new AppError('cloud_down', {
          userMessage: 'Copper’s sign-in service is busy. Try again in a few minutes.',
          detail: 'auth host limits refreshes',
          upstreamStatus: 429,
          cause: error,
        });
      }
      if (!final) {
        // A refusal of this site's client, not of the person's token (a changed secret): settings can mend it.
        throw new AppError('cloud_error', {
          userMessage:
            'Copper’s sign-in service refused to renew this sign-in. Try again; if it stays so, sign in again.',
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
   * @param stale access token that must not be returned, because it was refused or is about to expire
   */
  return async function refresh(accountId: string, stale: string): Promise<string> {
    for (let step = 0; step < WAIT_STEPS; step += 1) {
      const read = await vault.read(accountId);
      if (!read) throw signInAgainError('no tokens');
      if (read.revoked) throw signInAgainError('tokens are revoked');
      // Another process, or a new sign-in, was quicker.
      if (read.accessToken !== stale) return read.accessToken;
      if (read.refreshToken === null) throw signInAgainError('access token is over and there is no refresh token');
      const name = nameOf(accountId, read);
      if (spent.has(name)) throw signInAgainError('refresh token was used and its successor lost');

      if (await turns.claim(name)) {
        const tokens = await send(accountId, read, read.refreshToken);
        if (tokens && (await store(accountId, read, tokens))) {
          log.info({ accountId, rotated: tokens.refreshToken !== null }, 'access token refreshed');
          return tokens.accessToken;
        }
        // Somebody signed in again, or out, meanwhile: theirs counts.
      } else {
        await wait(WAIT_STEP_MS);
      }
    }
    throw new AppError('cloud_timeout', {
      userMessage: 'Renewing your sign-in takes longer than usual. Try again in a minute.',
      detail: 'another process holds the refresh and does not finish',
    });
  };
}
