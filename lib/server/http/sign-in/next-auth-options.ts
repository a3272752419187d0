import type { Account, AuthOptions, User } from 'next-auth';
import type { SignInMethod } from '@/lib/contract/session';
import { COPPER_AUDIENCE, type Env } from '@/lib/server/env';
import type { Log } from '@/lib/server/log';
import type { Auth } from '../../auth/create-auth';
import { SESSION_SECONDS } from '../../auth/sessions';
import { SignInError } from '../../auth/sign-in-error';
import type { TokenSet } from '../../auth/token-endpoint';
import { clientAddressIn } from '../client-address';
import { attemptIdIn } from './attempt-cookie';
import { safeRedirect } from './safe-redirect';
import { signInFailureCode } from './sign-in-problem';

interface Deps {
  auth: Auth;
  env: Env;
  log: Log;
  /** The `Cookie` header of the request that is being answered. */
  cookieHeader: string | null;
}

/** How long next-auth keeps what it checks when Copper returns. */
const REDIRECT_SECONDS = 15 * 60;

type FinishSignIn = (attemptId: string | null, typed: string, from: string) => Promise<string>;
type AuthorizeRequest = { headers?: Record<string, unknown> };

function tokensOf(account: Account): TokenSet {
  if (!account.access_token) throw new SignInError('auth_failed', 'no access token in the answer');
  return {
    accessToken: account.access_token,
    refreshToken: account.refresh_token ?? null,
    idToken: account.id_token ?? null,
    scope: account.scope ?? null,
    expiresAt: (account.expires_at ?? Math.floor(Date.now() / 1000) + 900) * 1000,
  };
}

/**
 * Returns next-auth's cookies for a site below a path, so that the other sites of its host do not get them; undefined for
 * a site that has its host for itself, where next-auth's own cookies fit.
 */
function cookiesBelow({ basePath, secure }: Env): AuthOptions['cookies'] {
  if (basePath === '') return undefined;
  const cookie = (name: string, maxAge?: number) => ({
    name: `${secure ? '__Secure-' : ''}next-auth.${name}`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: basePath, secure, maxAge },
  });
  return {
    sessionToken: cookie('session-token'),
    callbackUrl: cookie('callback-url'),
    csrfToken: cookie('csrf-token'),
    pkceCodeVerifier: cookie('pkce.code_verifier', REDIRECT_SECONDS),
    state: cookie('state', REDIRECT_SECONDS),
    nonce: cookie('nonce'),
  };
}

/**
 * Returns the next-auth options of this site. Its cookie holds only the id of our session; users and tokens are in our
 * database. The redirect uses next-auth's own openid-client, which checks state, nonce, PKCE and their cookies
 * together. It is the one exception to the rule that requests are sent by `lib/server/upstream`.
 *
 * The email code and the copied code finish here, in `authorize`. They start in `start-routes.ts`. The steps of both
 * are in `lib/server/auth/email-sign-in.ts` and `code-sign-in.ts`.
 */
export function nextAuthOptions({ auth, env, log: root, cookieHeader }: Deps): AuthOptions {
  const log = root.child({ part: 'auth' });

  const codeProvider = (id: SignInMethod, name: string, field: string, finish: FinishSignIn) => ({
    id,
    name,
    type: 'credentials' as const,
    credentials: { [field]: { type: 'text' } },
    async authorize(credentials: Record<string, string> | undefined, request: AuthorizeRequest) {
      try {
        const cookies = request.headers?.cookie;
        const attemptId = attemptIdIn(env, typeof cookies === 'string' ? cookies : null);
        const from = clientAddressIn(request.headers);
        const typed = String(credentials?.[field] ?? '').slice(0, 16_384);
        return { id: await finish(attemptId, typed, from) };
      } catch (error) {
        // next-auth passes only the message of an error to the page.
        throw new Error(signInFailureCode(error, log));
      }
    },
  });

  const { clientId, clientSecret, scope } = env.oauth;
  const redirect = {
    id: 'copper' satisfies SignInMethod,
    name: 'Copper',
    type: 'oauth' as const,
    wellKnown: `${env.authUrl}/.well-known/openid-configuration`,
    issuer: `${env.authUrl}/`,
    idToken: true,
    checks: ['pkce' as const, 'state' as const, 'nonce' as const],
    authorization: { params: { scope, audience: COPPER_AUDIENCE } },
    clientId: clientId ?? '',
    clientSecret: clientSecret ?? undefined,
    client: { token_endpoint_auth_method: clientSecret ? ('client_secret_post' as const) : ('none' as const) },
    httpOptions: { timeout: 10_000 },
    profile: (claims: { sub: string }): User => ({ id: claims.sub }),
  };

  const signInPage = `${env.basePath}/sign-in`;
  return {
    secret: auth.secret,
    useSecureCookies: env.secure,
    cookies: cookiesBelow(env),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    jwt: {
      maxAge: SESSION_SECONDS,
      decode: ({ token }) => auth.cookie.open(token),
    },
    pages: { signIn: signInPage, error: signInPage, signOut: `${env.basePath}/` },
    providers: [
      ...(clientId ? [redirect] : []),
      codeProvider('copper-email', 'Email code', 'code', auth.email.finish),
      codeProvider('copper-code', 'Copied code', 'answer', auth.code.finish),
    ],
    callbacks: {
      async signIn({ user, account }) {
        if (account?.provider !== 'copper') return true;
        try {
          user.id = await auth.finishRedirect(clientId ?? '', tokensOf(account));
          return true;
        } catch (error) {
          throw new Error(signInFailureCode(error, log));
        }
      },
      // `user` is set at sign-in only. Data that a client sends for the cookie later is ignored.
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => safeRedirect(url, baseUrl, env.basePath),
    },
    events: {
      async signIn({ account }) {
        log.info({ method: account?.provider }, 'signed in');
        // The browser replaces its cookie now. A copy of the old one must not work for the rest of its thirty days.
        await auth.dropPreviousSession(cookieHeader);
      },
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await auth.endSession(token.sid);
      },
    },
    logger: {
      error: (code, metadata) =>
        log.warn({ problem: code, err: 'error' in metadata ? metadata.error : metadata }, 'next-auth'),
      warn: (code) => log.debug({ problem: code }, 'next-auth'),
      // Debug lines of next-auth contain tokens.
      debug: () => undefined,
    },
  };
}
