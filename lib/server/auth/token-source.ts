import type { AccountRef } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import type { Env } from '@/lib/server/env';
import { AppError } from '@/lib/server/errors';
import type { Log } from '@/lib/server/log';
import type { TokenSource } from '@/lib/server/ports/door';
import { createSingleFlight } from '../concurrency/single-flight';
import { signInAgainError } from './home-refresh';
import { SealError } from './seal';
import { GrantRefused, type TokenEndpoint } from './token-endpoint';
import type { StoredTokens, Vault } from './vault';

/** A token that ends sooner is renewed before it is used, so that it does not end on the way. */
const MARGIN_MS = 60_000;

interface Deps {
  vault: Vault;
  tokenEndpoint: TokenEndpoint;
  /** See home-refresh.ts. */
  refreshHome: (accountId: string, stale: string) => Promise<string>;
  /** Makes sure the account's own row exists, before tokens are stored under it. */
  ensureAccount: (account: AccountRef) => Promise<void>;
  env: Pick<Env, 'enterprises'>;
  clock: Clock;
  log: Log;
}

/**
 * Gives the door a bearer token for an account. Within a process one refresh runs for each account, however many ask;
 * across processes see home-refresh.ts. An enterprise account signs in with its own client credentials of the settings;
 * asking twice does no harm there.
 */
export function createTokenSource(deps: Deps): TokenSource {
  const { vault, tokenEndpoint, refreshHome, ensureAccount, env, clock, log } = deps;
  const oneRefresh = createSingleFlight<string>();
  const oneCredentials = createSingleFlight<string>();

  async function held(accountId: string): Promise<StoredTokens | null> {
    try {
      return await vault.read(accountId);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      // The secret was changed without keeping the old one: the tokens are unreadable, not revoked.
      log.warn({ accountId, err: error }, 'stored tokens do not open');
      return null;
    }
  }

  const lasts = (tokens: StoredTokens) => !tokens.revoked && tokens.expiresAt - MARGIN_MS > clock();

  async function signInEnterprise(account: AccountRef): Promise<string> {
    const enterprise = env.enterprises.find(({ enterpriseId }) => enterpriseId === account.enterpriseId);
    if (!enterprise) {
      throw new AppError('not_found', { userMessage: 'There is no such account here.', detail: 'no such enterprise' });
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
        userMessage: 'Copper refused this site’s enterprise sign-in. Whoever runs this site must check its settings.',
        detail: `client credentials refused: ${error.status} ${error.error}`,
        upstreamStatus: error.status,
        cause: error,
      });
    }
  }

  function renew(account: AccountRef, stale: string): Promise<string> {
    return account.kind === 'enterprise'
      ? oneCredentials(account.id, () => signInEnterprise(account))
      : oneRefresh(account.id, () => refreshHome(account.id, stale));
  }

  return {
    async accessToken(account) {
      const tokens = await held(account.id);
      if (tokens && lasts(tokens)) return tokens.accessToken;
      if (account.kind === 'enterprise') return renew(account, tokens?.accessToken ?? '');
      if (!tokens) throw signInAgainError('no tokens');
      if (tokens.revoked) throw signInAgainError('tokens are revoked');
      return renew(account, tokens.accessToken);
    },

    async refresh(account, refused) {
      const tokens = await held(account.id);
      if (tokens && tokens.accessToken !== refused && lasts(tokens)) return tokens.accessToken;
      if (account.kind === 'home' && !tokens) throw signInAgainError('no tokens');
      return renew(account, refused);
    },
  };
}
