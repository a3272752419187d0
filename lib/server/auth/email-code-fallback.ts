import { timingSafeEqual } from 'node:crypto';
import { type Env, VENDOR_CLIENT_ID, vendorRedirectUri } from '@/lib/server/env';
import type { AuthHost, AuthHostReply } from './auth-host.types';
import { authorizeParameters } from './authorize-parameters';
import { createCookieJar } from './cookie-jar';
import { emailCodeRefusal } from './email-code-refusal';
import type { Proof } from './pkce';
import { SignInError } from './sign-in-error';
import { parseRefusal, type TokenEndpoint, type TokenSet } from './token-endpoint';

const MOST_REDIRECTS = 10;

/** Compares two texts without telling by time where they differ. */
export function constantTimeEqual(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Sign-in goes nowhere but to the auth host itself and to the service it is a tenant of. */
function mayFollow(url: URL, authUrl: string): boolean {
  if (url.origin === authUrl) return true;
  return url.protocol === 'https:' && url.port === '' && /(^|\.)auth0\.com$/.test(url.hostname);
}

function isAddress(url: URL, address: string): boolean {
  const wanted = new URL(address);
  return url.origin === wanted.origin && url.pathname === wanted.pathname;
}

/**
 * The e-mail code where the one-step grant is closed to the client: the code is checked with
 * `/passwordless/verify`, then the conversation of a browser is played with cookies of its own until a redirect
 * points at the client's registered address. That address is read, never requested.
 * Throws `SignInError` (`grant_closed` when this road ends too), or `AppError` when no answer comes.
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

    /** Follows redirects from `start` until one points at the client's address; null when none does. */
    async function landing(start: string): Promise<URL | null> {
      let url = new URL(start);
      for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
        const reply: AuthHostReply = await authHost.getNoFollow(url.href, jar.header(url.href));
        jar.take(url.href, reply.setCookies);
        if (reply.status >= 500) throw parseRefusal(reply);
        if (reply.location === null || !URL.canParse(reply.location, url)) return null;
        url = new URL(reply.location, url);
        if (isAddress(url, redirectUri)) return url;
        if (!mayFollow(url, env.authUrl)) return null;
      }
      return null;
    }

    /** The authorization code in a landing address, if it is one of ours. */
    function codeIn(address: URL | null): string | null {
      const found = address?.searchParams.get('code');
      if (!address || !found) return null;
      if (!constantTimeEqual(address.searchParams.get('state') ?? '', proof.state)) {
        throw new SignInError('state_mismatch', 'fallback landed with another state');
      }
      return found;
    }

    const verifyBody = { connection: 'email', email, verification_code: code };
    const verified = await authHost.postJson('/passwordless/verify', verifyBody);
    jar.take(env.authUrl, verified.setCookies);
    if (verified.status < 200 || verified.status >= 300) throw emailCodeRefusal(parseRefusal(verified));

    const parameters = authorizeParameters(env, proof);
    const withCode = new URLSearchParams([...parameters, ...Object.entries(verifyBody)]);
    let granted = codeIn(await landing(`${env.authUrl}/passwordless/verify_redirect?${withCode}`));
    if (granted === null) {
      // The code was right, so the cookies may hold a session by now; ask for a code without showing a page.
      parameters.set('prompt', 'none');
      granted = codeIn(await landing(`${env.authUrl}/authorize?${parameters}`));
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
