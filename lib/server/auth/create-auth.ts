import { setTimeout } from 'node:timers/promises';
import type { EnterpriseAccess, Viewer } from '@/lib/server/account';
import type { Clock } from '@/lib/server/clock';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { countSealedWithOtherKeys } from '@/lib/server/db/tokens';
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
import { guestSecretIn } from './guest-cookie';
import { createGuests, type GuestAccess } from './guests';
import { createHomeRefresh } from './home-refresh';
import { createIdentify } from './identity';
import { type KnownUser, listKnownUsers } from './known-users';
import { createRefreshClaims } from './refresh-claims';
import { createRememberedSessions } from './remembered-sessions';
import { createRevokeTokens } from './revoke-tokens';
import { createKeyring } from './seal';
import { createSessionCookie, type SessionCookie } from './session-cookie';
import { createSessions, type StoredSession } from './sessions';
import { createSignInLimits } from './sign-in-limits';
import { createSignInSweep } from './sign-in-sweep';
import { createSignedInBrowsers } from './signed-in-browsers';
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
  /** For tests. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

/** Sign-in, sessions and tokens, built once per process. */
export interface Auth {
  secret: string;
  cookie: SessionCookie;
  /** Bearer tokens for the door. */
  tokens: TokenSource;
  /** Access tokens that users create for scripts. */
  accessTokens: AccessTokens;
  /** People who may look at one home of an account. */
  guests: GuestAccess;
  email: ReturnType<typeof createEmailSignIn>;
  code: ReturnType<typeof createCodeSignIn>;
  /** Finishes the sign-in by redirect with the tokens of next-auth. Returns the id of the new session. */
  finishRedirect(clientId: string, tokens: TokenSet): Promise<string>;
  /** Returns the viewer of a request by its cookies, or null when signed out. */
  viewerFor(cookieHeader: string | null | undefined): Promise<Viewer | null>;
  /** Returns the guest of a request by its cookies, or null. */
  guestFor(cookieHeader: string | null | undefined): Promise<Viewer | null>;
  /** Ends the session of the browser's previous cookie after a new sign-in. Never throws. */
  dropPreviousSession(cookieHeader: string | null): Promise<void>;
  /** Deletes old attempts, counters and sessions. Call it from time to time. */
  sweep(): Promise<void>;
  /** Returns all users who have signed in. For the administrator's commands only. */
  knownUsers(): Promise<KnownUser[]>;
  /** The signed-in browsers of all users. For people who look after the site only. */
  browsers: ReturnType<typeof createSignedInBrowsers>;
  /** Returns how many accounts have tokens that this server has no key for: those people must sign in again. */
  countOtherKeys(): Promise<number>;
  /** Returns the enterprises of the settings, with the role operator. */
  enterprises(): EnterpriseAccess[];
  /** Signs out: ends the session, deletes the tokens of the account, and revokes them at the auth host. */
  endSession(sessionId: string): Promise<void>;
}

/** Builds sign-in, sessions and tokens. Sends no request until it is used. */
export function createAuth(deps: AuthDeps): Auth {
  const { db, env, secret, authHost, clock, log: root, wait = setTimeout } = deps;
  const log = root.child({ part: 'auth' });
  const keyring = createKeyring(secret, env.previousSecret === null ? [] : [env.previousSecret]);
  const remembered = createRememberedSessions<StoredSession>(clock);
  const vault = createVault({ db, keyring, clock, onChange: remembered.forget });
  const tokenEndpoint = createTokenEndpoint({ authHost, env, clock });
  const revoke = createRevokeTokens({ tokenEndpoint, log });
  const sessions = createSessions({ db, keyring, vault, remembered, env, clock, revoke });
  const identify = createIdentify({ authHost, env, clock });
  const sweep = createSignInSweep({ db, clock });
  const flows = {
    authHost,
    tokenEndpoint,
    identify,
    sessions,
    env,
    fallback: createEmailCodeFallback({ authHost, tokenEndpoint, env }),
    attempts: createAttempts({ db, keyring, clock, sweep }),
    limits: createSignInLimits({ db, keyring, clock, wait }),
  };
  const refreshHome = createHomeRefresh({
    vault,
    tokenEndpoint,
    revoke,
    claims: createRefreshClaims({ db, clock }),
    log,
    wait: async (milliseconds) => void (await wait(milliseconds)),
  });
  const cookie = createSessionCookie({ secret, previousSecret: env.previousSecret, secure: env.secure, clock });
  const guests = createGuests({ db, keyring, vault, clock, log });
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
    guests,
    email: createEmailSignIn(flows),
    code: createCodeSignIn(flows),
    async finishRedirect(clientId, tokens) {
      return sessions.begin(await identify(tokens, { clientId }), clientId, tokens);
    },
    viewerFor,
    async guestFor(cookieHeader) {
      const secret = guestSecretIn(env, cookieHeader);
      return secret === null ? null : guests.viewerOf(secret);
    },
    async dropPreviousSession(cookieHeader) {
      const previous = await cookie.sessionIdIn(cookieHeader);
      if (previous === null) return;
      await sessions.drop(previous).catch((err: unknown) => log.warn({ err }, 'previous session not ended'));
    },
    sweep,
    knownUsers: () => listKnownUsers(db, keyring),
    browsers: createSignedInBrowsers({ db, keyring, clock, sessions }),
    countOtherKeys: () => countSealedWithOtherKeys(db, keyring.hasKey),
    enterprises,
    endSession: (sessionId) => sessions.end(sessionId),
  };
}
