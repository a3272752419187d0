import type { AccountRef } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import type { Env } from '@/lib/server/env';
import { AppError } from '@/lib/server/errors';
import type { Log } from '@/lib/server/log';
import type { TokenSource } from '@/lib/server/ports/door';
import { SingleFlight } from '../concurrency/single-flight';
import { signedOutError, signInAgainError } from './home-refresh';
import { SealError } from './seal';
import { GrantRefused, type TokenEndpoint } from './token-endpoint';
import type { StoredTokens, Vault } from './vault';

/** A token that expires within this time is renewed first, so that it does not expire during the request. */
const MARGIN_MS = 60_000;

interface Deps {
  vault: Vault;
  tokenEndpoint: TokenEndpoint;
  /** See home-refresh.ts. */
  refreshHome: (accountId: string, stale: string) => Promise<string>;
  /** Creates the row of the account if needed, before tokens are stored for it. */
  ensureAccount: (account: AccountRef) => Promise<void>;
  env: Pick<Env, 'enterprises'>;
  clock: Clock;
  log: Log;
}

/**
 * Returns the source of bearer tokens for the door. Within a process, concurrent callers share one refresh per account;
 * home-refresh.ts handles other processes. An enterprise account uses its client credentials from the settings, where a
 * second request does no harm.
 */
export function createTokenSource(deps: Deps): TokenSource {
  const { vault, tokenEndpoint, refreshHome, ensureAccount, env, clock, log } = deps;
  const renewals = new SingleFlight();

  async function storedTokens(accountId: string): Promise<StoredTokens | null> {
    try {
      return await vault.read(accountId);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      // The secret was changed without the previous one: the tokens are unreadable, not revoked.
      log.warn({ accountId, err: error }, 'stored tokens can not be decrypted');
      return null;
    }
  }

  async function missingError(accountId: string): Promise<AppError> {
    if ((await vault.state(accountId)) === 'none') return signedOutError();
    return signInAgainError('stored tokens can not be decrypted');
  }

  const isUsable = (tokens: StoredTokens) => !tokens.revoked && tokens.expiresAt - MARGIN_MS > clock();

  async function signInEnterprise(account: AccountRef): Promise<string> {
    const enterprise = env.enterprises.find(({ enterpriseId }) => enterpriseId === account.enterpriseId);
    if (!enterprise) {
      throw new AppError('not_found', { userMessage: 'This account does not exist.', detail: 'no such enterprise' });
    }
    try {
      const { clientId, clientSecret } = enterprise;
      const tokens = await tokenEndpoint.clientCredentials({ clientId, clientSecret });
      await ensureAccount(account);
      await vault.save(account.id, clientId, tokens);
      return tokens.accessToken;
    } catch (error) {
      if (!(error instanceof GrantRefused)) throw error;
      throw new AppError('cloud_error', {
        userMessage:
          'Copper refused this site’s enterprise sign-in. The administrator of this site must check its settings.',
        detail: `client credentials refused: ${error.status} ${error.error}`,
        upstreamStatus: error.status,
        cause: error,
      });
    }
  }

  function renew(account: AccountRef, stale: string): Promise<string> {
    return renewals.join(account.id, () =>
      account.kind === 'enterprise' ? signInEnterprise(account) : refreshHome(account.id, stale),
    );
  }

  return {
    async accessToken(account) {
      const tokens = await storedTokens(account.id);
      if (tokens && isUsable(tokens)) return tokens.accessToken;
      if (account.kind === 'enterprise') return renew(account, tokens?.accessToken ?? '');
      if (!tokens) throw await missingError(account.id);
      if (tokens.revoked) throw signInAgainError('tokens are revoked');
      return renew(account, tokens.accessToken);
    },

    async refresh(account, refused) {
      const tokens = await storedTokens(account.id);
      if (tokens && tokens.accessToken !== refused && isUsable(tokens)) return tokens.accessToken;
      if (account.kind === 'home' && !tokens) throw await missingError(account.id);
      return renew(account, refused);
    },
  };
}
