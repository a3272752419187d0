import { constantTimeEqual } from '@/lib/server/constant-time-equal';
import { type Env, VENDOR_CLIENT_ID, vendorRedirectUri } from '@/lib/server/env';
import type { AuthHost, AuthHostReply } from './auth-host.types';
import { authorizeParameters } from './authorize-parameters';
import { createCookieJar } from './cookie-jar';
import { emailCodeRefusal } from './email-code-refusal';
import type { Proof } from './pkce';
import { SignInError } from './sign-in-error';
import { parseRefusal, type TokenEndpoint, type TokenSet } from './token-endpoint';

const MAX_REDIRECTS = 10;

/** True for the auth host and for Auth0, which hosts it. Redirects to other hosts are not followed. */
function mayFollow(url: URL, authUrl: string): boolean {
  if (url.origin === authUrl) return true;
  return url.protocol === 'https:' && url.port === '' && /(^|\.)auth0\.com$/.test(url.hostname);
}

function hasSamePath(url: URL, other: string): boolean {
  const { origin, pathname } = new URL(other);
  return url.origin === origin && url.pathname === pathname;
}

/**
 * Returns a function that redeems an email code when the client may not use the one-step grant. It verifies the code
 * with `/passwordless/verify`, then follows redirects with cookies, as a browser does, until one points to the
 * registered address of the client. That address is read but not requested. Throws `SignInError` (`grant_closed` when
 * this fails too), or `AppError` when there is no response.
 */
export function createEmailCodeFallback(deps: {
  authHost: AuthHost;
  tokenEndpoint: TokenEndpoint;
  env: Pick<Env, 'apiUrl' | 'authUrl'>;
}) {
  const { authHost, tokenEndpoint, env } = deps;
  const redirectUri = vendorRedirectUri(env);

  return async function redeem(email: string, code: string, proof: Proof): Promise<TokenSet> {
    const jar = createCookieJar();

    /** Follows redirects from `start` until one points to the client's address. Returns null when none does. */
    async function followToClient(start: string): Promise<URL | null> {
      let url = new URL(start);
      for (let hop = 0; hop < MAX_REDIRECTS; hop += 1) {
        const reply: AuthHostReply = await authHost.getNoFollow(url.href, jar.header(url.href));
        jar.store(url.href, reply.setCookies);
        if (reply.status >= 500) throw parseRefusal(reply);
        if (reply.location === null || !URL.canParse(reply.location, url)) return null;
        url = new URL(reply.location, url);
        if (hasSamePath(url, redirectUri)) return url;
        if (!mayFollow(url, env.authUrl)) return null;
      }
      return null;
    }

    /** Returns the authorization code in the client's address, or null. */
    function codeIn(address: URL | null): string | null {
      const found = address?.searchParams.get('code');
      if (!address || !found) return null;
      if (!constantTimeEqual(address.searchParams.get('state') ?? '', proof.state)) {
        throw new SignInError('state_mismatch', 'fallback ended with another state');
      }
      return found;
    }

    const verifyBody = { connection: 'email', email, verification_code: code };
    const verified = await authHost.postJson('/passwordless/verify', verifyBody);
    jar.store(env.authUrl, verified.setCookies);
    if (verified.status < 200 || verified.status >= 300) throw emailCodeRefusal(parseRefusal(verified));

    const parameters = authorizeParameters(env, proof);
    const withCode = new URLSearchParams([...parameters, ...Object.entries(verifyBody)]);
    let granted = codeIn(await followToClient(`${env.authUrl}/passwordless/verify_redirect?${withCode}`));
    if (granted === null) {
      // The email code was correct, so the cookies may hold a session now: request a code without a page.
      parameters.set('prompt', 'none');
      granted = codeIn(await followToClient(`${env.authUrl}/authorize?${parameters}`));
    }
    if (granted === null) throw new SignInError('grant_closed', 'the fallback did not end at the client’s address');
    return tokenEndpoint.exchangeCode({
      clientId: VENDOR_CLIENT_ID,
      code: granted,
      verifier: proof.verifier,
      redirectUri,
    });
  };
}

export type EmailCodeFallback = ReturnType<typeof createEmailCodeFallback>;
