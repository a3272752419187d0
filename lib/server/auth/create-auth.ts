import { setTimeout as wait } from 'node:timers/promises';
import type { EnterpriseAccess, Viewer } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import type { Env } from '@/lib/server/env';
import type { Log } from '@/lib/server/log';
import type { TokenSource } from '@/lib/server/ports/door';
import type { AccessTokens } from '../ports/access-tokens';
import { createAccessTokens } from './access-tokens';
import { createAttempts } from './attempts';
import type { AuthHost } from './auth-host.types';
import { createCodeSignIn } from './code-sign-in';
import { createEmailCodeFallback } from './email-code-fallback';
import { createEmailSignIn } from './email-sign-in';
import { createHomeRefresh } from './home-refresh';
import { createIdentify } from './identity';
import { type KnownUser, listKnownUsers } from './known-users';
import { createRefreshClaims } from './refresh-claims';
import { createKeyring } from './seal';
import { createSessionCookie, type SessionCookie } from './session-cookie';
import { createSessions } from './sessions';
import { createSignInLimits } from './sign-in-limits';
import { createTokenEndpoint, type TokenSet } from './token-endpoint';
import { createTokenSource } from './token-source';
import { createVault } from './vault';
import { createViewerLookup } from './viewer-lookup';

export interface AuthDeps {
  db: Database;
  env: Env;
  /** From `sessionSecret(env)`. */
  secret: string;
  authHost: AuthHost;
  clock: Clock;
  log: Log;
}

/** Everything about signing in, built once over one database. */
export interface Auth {
  secret: string;
  cookie: SessionCookie;
  /** Bearer tokens for the door. */
  tokens: TokenSource;
  /** Tokens that people make for their scripts. */
  accessTokens: AccessTokens;
  email: ReturnType<typeof createEmailSignIn>;
  code: ReturnType<typeof createCodeSignIn>;
  /** Takes over what next-auth brought back from the redirect; returns the new session's id. */
  finishRedirect(clientId: string, tokens: TokenSet): Promise<string>;
  /** Who the cookies of a request belong to; null when signed out. */
  viewerFor(cookieHeader: string | null | undefined): Promise<Viewer | null>;
  /** Signing in again: ends the session that the browser's cookies held until now. Never throws. */
  dropPreviousSession(cookieHeader: string | null): Promise<void>;
  /** Everybody who has signed in here, for whoever runs the server. */
  knownUsers(): Promise<KnownUser[]>;
  /** Enterprises of the settings, as their operators see them. */
  enterprises(): EnterpriseAccess[];
  /** Sign-out: ends the session, forgets the account's tokens. */
  endSession(sessionId: string): Promise<void>;
}

/** Composes sign-in, sessions and tokens. Does no work and sends nothing until it is used. */
export function createAuth({ db, env, secret, authHost, clock, log: root }: AuthDeps): Auth {
  const log = root.child({ part: 'auth' });
  const keyring = createKeyring(secret, env.previousSecret === null ? [] : [env.previousSecret]);
  const vault = createVault({ db, keyring, clock });
  const sessions = createSessions({ db, keyring, vault, env, clock });
  const tokenEndpoint = createTokenEndpoint({ authHost, env, clock });
  const identify = createIdentify({ authHost, env, clock });
  const flows = {
    authHost,
    tokenEndpoint,
    identify,
    sessions,
    env,
    fallback: createEmailCodeFallback({ authHost, tokenEndpoint, env }),
    attempts: createAttempts({ db, keyring, clock }),
    limits: createSignInLimits({ db, keyring, clock }),
  };
  const refreshHome = createHomeRefresh({
    vault,
    tokenEndpoint,
    turns: createRefreshClaims({ db, clock }),
    log,
    wait: (milliseconds) => wait(milliseconds),
  });
  const cookie = createSessionCookie({ secret, previousSecret: env.previousSecret, secure: env.secure });
  const { viewerFor, viewerOf, enterprises } = createViewerLookup({ cookie, sessions, vault, env });

  return {
    secret,
    cookie,
    tokens: createTokenSource({
      vault,
      tokenEndpoint,
      refreshHome,
      async ensureAccount({ id, kind, enterpriseId, clientId }) {
        const subject = `${env.apiUrl}#${enterpriseId ?? id}`;
        await upsertAccount(db, { id, kind, subject, clientId, enterpriseId, now: clock() });
      },
      env,
      clock,
      log,
    }),
    accessTokens: createAccessTokens({ db, keyring, viewerOf, clock, log }),
    email: createEmailSignIn(flows),
    code: createCodeSignIn(flows),
    async finishRedirect(clientId, tokens) {
      return sessions.begin(await identify(tokens, { clientId }), clientId, tokens);
    },
    viewerFor,
    async dropPreviousSession(cookieHeader) {
      const earlier = await cookie.sessionIdIn(cookieHeader);
      if (earlier === null) return;
      await sessions.drop(earlier).catch((err: unknown) => log.warn({ err }, 'earlier session not ended'));
    },
    knownUsers: () => listKnownUsers(db, keyring),
    enterprises,
    endSession: (sessionId) => sessions.end(sessionId),
  };
}
