import { describe, expect, it } from 'vitest';
import type { AuthHostReply } from './auth-host.types';
import { createEmailCodeFallback } from './email-code-fallback';
import type { TokenEndpoint } from './token-endpoint';

const AUTH = 'https://auth.copperlabs.com';
const LANDING = 'https://api.copperlabs.com/api/v2/app';
const proof = { verifier: 'v', challenge: 'c', state: 'our-state', nonce: 'n' };
const tokens = { accessToken: 'a', refreshToken: 'r', idToken: null, scope: null, expiresAt: 0 };

type Reply = Partial<AuthHostReply>;

/** An auth host that answers by URL prefix and records the requests. */
function fallbackOver(replies: Record<string, Reply>) {
  const sent: { url: string; cookie: string | undefined }[] = [];
  const reply = (url: string, cookie?: string): AuthHostReply => {
    sent.push({ url, cookie });
    const found = Object.entries(replies).find(([start]) => url.startsWith(start))?.[1];
    return { status: 200, json: null, location: null, setCookies: [], ...found };
  };
  const redeem = createEmailCodeFallback({
    env: { apiUrl: 'https://api.copperlabs.com', authUrl: AUTH },
    authHost: {
      postJson: async (path, _body, cookie) => reply(`${AUTH}${path}`, cookie),
      getNoFollow: async (url, cookie) => reply(url, cookie),
    },
    tokenEndpoint: { exchangeCode: async () => tokens } as unknown as TokenEndpoint,
  });
  return { sent, redeem: () => redeem('alex@example.com', '123456', proof) };
}

const verifyRedirect = `${AUTH}/passwordless/verify_redirect`;

describe('email code fallback', () => {
  it('follows redirects within the auth host and Auth0 with cookies, and never requests the client’s address', async () => {
    const { sent, redeem } = fallbackOver({
      [`${AUTH}/passwordless/verify?`]: {},
      [verifyRedirect]: { status: 302, location: 'https://copper.us.auth0.com/hop', setCookies: ['b=2; Path=/'] },
      [`${AUTH}/passwordless/verify`]: { setCookies: ['a=1; Path=/; HttpOnly'] },
      'https://copper.us.auth0.com/hop': { status: 302, location: `${AUTH}/back` },
      [`${AUTH}/back`]: { status: 302, location: `${LANDING}?code=xyz&state=our-state` },
    });
    expect(await redeem()).toBe(tokens);
    expect(sent.map(({ url }) => new URL(url).host + new URL(url).pathname)).toEqual([
      'auth.copperlabs.com/passwordless/verify',
      'auth.copperlabs.com/passwordless/verify_redirect',
      'copper.us.auth0.com/hop',
      'auth.copperlabs.com/back',
    ]);
    // A host gets only its own cookies.
    expect(sent.map(({ cookie }) => cookie)).toEqual([undefined, 'a=1', undefined, 'a=1; b=2']);
  });

  it('requests a code without a page when verify_redirect shows a page', async () => {
    const { sent, redeem } = fallbackOver({
      [verifyRedirect]: { status: 200, setCookies: ['session=s'] },
      [`${AUTH}/authorize`]: { status: 302, location: `${LANDING}?code=xyz&state=our-state` },
    });
    expect(await redeem()).toBe(tokens);
    const last = sent.at(-1);
    expect(new URL(last?.url ?? '').searchParams.get('prompt')).toBe('none');
    expect(last?.cookie).toBe('session=s');
  });

  it('does not follow redirects to other hosts', async () => {
    for (const location of [
      'https://evil.example/x',
      'https://auth0.com.evil.example/x',
      'https://evilauth0.com/x',
      'http://copper.us.auth0.com/x',
      'https://auth.copperlabs.com:8443/x',
      'javascript:alert(1)',
      'https://evil.example/api/v2/app?code=xyz&state=our-state',
    ]) {
      const { sent, redeem } = fallbackOver({
        [verifyRedirect]: { status: 302, location },
        [`${AUTH}/authorize`]: { status: 302, location },
      });
      await expect(redeem()).rejects.toThrow('grant_closed');
      expect(sent).toHaveLength(3);
    }
  });

  it('stops after ten redirects, and refuses another state', async () => {
    const circle = fallbackOver({ [AUTH]: { status: 302, location: `${AUTH}/round` } });
    await expect(circle.redeem()).rejects.toThrow();
    const { redeem } = fallbackOver({
      [verifyRedirect]: { status: 302, location: `${LANDING}?code=xyz&state=another` },
    });
    await expect(redeem()).rejects.toThrow('state_mismatch');
  });

  it.each([
    [403, 'invalid_grant', 'Wrong email or verification code.', 'wrong_code'],
    [403, 'invalid_grant', 'The verification code has expired. Please try to login again.', 'code_expired'],
    [
      403,
      'invalid_grant',
      "You've reached the maximum number of attempts. Please try to login again.",
      'too_many_attempts',
    ],
    [429, 'too_many_requests', '', 'too_many_attempts'],
    [403, 'unauthorized_client', '', 'grant_closed'],
    [404, 'not_found', '', 'grant_closed'],
    [403, 'access_denied', '', 'access_denied'],
    [400, 'invalid_request', '', 'auth_failed'],
  ])('maps %d %s "%s" from verify to %s', async (status, error, error_description, code) => {
    const { redeem } = fallbackOver({
      [`${AUTH}/passwordless/verify`]: { status, json: { error, error_description } },
    });
    await expect(redeem()).rejects.toThrow(code);
  });
});
