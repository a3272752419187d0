import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthHarness } from './auth-harness';
import { authorizeQuery, completeSignIn, pkce, startAuthHarness, TEST_CALLBACK, TEST_SCOPE } from './auth-harness';
import { API_AUDIENCE, DEMO_CLIENT_ID, VENDOR_SCRIPT_CLIENT_ID } from './clients';

let sandbox: AuthHarness;

beforeAll(async () => {
  const extra = { id: 'mine', secret: 'hush', redirectUris: ['https://home.example/api/auth/callback/copper'] };
  sandbox = await startAuthHarness({}, [extra]);
});
afterAll(() => sandbox.close());

describe('discovery', () => {
  it('lists the endpoints at Auth0 paths', async () => {
    const answer = await fetch(`${sandbox.url}/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({
      issuer: `${sandbox.url}/`,
      authorization_endpoint: `${sandbox.url}/authorize`,
      token_endpoint: `${sandbox.url}/oauth/token`,
      userinfo_endpoint: `${sandbox.url}/userinfo`,
      jwks_uri: `${sandbox.url}/.well-known/jwks.json`,
      code_challenge_methods_supported: ['S256'],
    });
  });
});

describe('authorization code', () => {
  it('returns tokens of the account chosen on the page', async () => {
    const proofKey = pkce();
    const browser = sandbox.browser();
    const page = await browser.page(`/authorize?${authorizeQuery(proofKey, { nonce: 'the-nonce' })}`);
    const html = await page.text();
    expect(html).toContain('value="kim@example.com"');
    expect(html).toContain('Copper Dashboard');
    expect(html).not.toMatch(/https?:\/\/(?!127\.)/);

    const redirect = await browser.authorize(authorizeQuery(proofKey, { nonce: 'the-nonce' }), 'alex@example.com');
    expect(redirect.origin + redirect.pathname).toBe(TEST_CALLBACK);
    expect(redirect.searchParams.get('state')).toBe('the-state');
    const exchange = {
      grant_type: 'authorization_code',
      client_id: DEMO_CLIENT_ID,
      code: redirect.searchParams.get('code') ?? '',
      code_verifier: proofKey.verifier,
      redirect_uri: TEST_CALLBACK,
    };
    const answer = await sandbox.token(exchange);
    expect(answer).toMatchObject({ status: 200, expiresIn: 86_400, scope: TEST_SCOPE });
    expect(answer.refresh).toBeTruthy();

    const keys = createRemoteJWKSet(new URL(`${sandbox.url}/.well-known/jwks.json`));
    const issuer = `${sandbox.url}/`;
    const access = await jwtVerify(answer.access, keys, { issuer, audience: API_AUDIENCE });
    expect(access.payload).toMatchObject({ sub: 'auth0|alex', azp: DEMO_CLIENT_ID, scope: TEST_SCOPE });
    expect((access.payload.exp ?? 0) - (access.payload.iat ?? 0)).toBe(86_400);
    expect(decodeProtectedHeader(answer.access).alg).toBe('RS256');
    const id = await jwtVerify(answer.idToken ?? '', keys, { issuer, audience: DEMO_CLIENT_ID });
    expect(id.payload).toMatchObject({
      sub: 'auth0|alex',
      nonce: 'the-nonce',
      email: 'alex@example.com',
      email_verified: true,
      name: 'Alex Romero',
    });
    expect(await sandbox.auth.verify(answer.access)).toEqual({
      sub: 'auth0|alex',
      clientId: DEMO_CLIENT_ID,
      scope: TEST_SCOPE,
    });

    const again = await sandbox.token(exchange);
    expect(again).toMatchObject({ status: 403, error: 'invalid_grant', description: 'Invalid authorization code' });
  });

  it('accepts the scopes of the vendor script, without openid and with a nonce', async () => {
    const redirect = `${sandbox.url}/api/v2/app`;
    const query = authorizeQuery(pkce(), {
      client_id: VENDOR_SCRIPT_CLIENT_ID,
      redirect_uri: redirect,
      scope: 'app offline_access',
      nonce: 'useless',
    });
    const browser = sandbox.browser();
    const first = await browser.request(`/authorize?${query}`);
    expect(first.headers.get('location')).toMatch(/^\/u\/login\//);

    const answer = await completeSignIn(sandbox, 'lee@example.com', {
      client_id: VENDOR_SCRIPT_CLIENT_ID,
      redirect_uri: 'https://api.copperlabs.com/api/v2/app',
      scope: 'app offline_access',
    });
    expect(answer).toMatchObject({ status: 200, scope: 'app offline_access', idToken: undefined });
    expect(answer.refresh).toBeTruthy();
  });

  it('returns no refresh token without offline_access', async () => {
    const answer = await completeSignIn(sandbox, 'lee@example.com', { scope: 'openid email app' });
    expect(answer).toMatchObject({ status: 200, refresh: undefined, scope: 'openid email app' });
  });

  it('reports an unverified address, and creates an account for an unlisted one', async () => {
    const userinfo = async (email: string) => {
      const { access } = await completeSignIn(sandbox, email);
      const answer = await fetch(`${sandbox.url}/userinfo`, { headers: { authorization: `Bearer ${access}` } });
      return answer.json();
    };
    expect(await userinfo('unverified@example.com')).toMatchObject({ email_verified: false });
    expect(await userinfo('Alex@Elsewhere.example')).toMatchObject({
      sub: 'auth0|alex@elsewhere.example',
      email: 'alex@elsewhere.example',
      email_verified: true,
    });
  });

  it('rejects a wrong code verifier', async () => {
    const redirect = await sandbox.browser().authorize(authorizeQuery(pkce()), 'alex@example.com');
    const answer = await sandbox.token({
      grant_type: 'authorization_code',
      client_id: DEMO_CLIENT_ID,
      code: redirect.searchParams.get('code') ?? '',
      code_verifier: pkce().verifier,
      redirect_uri: TEST_CALLBACK,
    });
    expect(answer).toMatchObject({
      status: 403,
      error: 'invalid_grant',
      description: 'Failed to verify code verifier',
    });
  });

  it.each([
    ['a redirect to another site', { redirect_uri: 'https://evil.example/api/auth/callback/copper' }],
    ['a loopback redirect at another path', { redirect_uri: 'http://127.0.0.1:3456/steal' }],
    ['an unknown client', { client_id: 'nobody' }],
  ])('does not redirect for %s', async (_case, changes) => {
    const answer = await sandbox.browser().request(`/authorize?${authorizeQuery(pkce(), changes)}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  it.each([
    ['no PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['an unknown audience', { audience: 'https://other.example' }, 'access_denied'],
    ['prompt=none without a session', { prompt: 'none' }, 'login_required'],
  ])('redirects with an error for %s', async (_case, changes, error) => {
    const answer = await sandbox.browser().request(`/authorize?${authorizeQuery(pkce(), changes)}`);
    const redirect = new URL(answer.headers.get('location') ?? '');
    expect(redirect.origin + redirect.pathname).toBe(TEST_CALLBACK);
    expect(Object.fromEntries(redirect.searchParams)).toMatchObject({ error, state: 'the-state' });
  });

  it('redirects with an error on cancel, and rejects text that is not an address', async () => {
    const browser = sandbox.browser();
    const page = await browser.page(`/authorize?${authorizeQuery(pkce())}`);
    const action = new URL(page.url).pathname;
    const retry = await browser.form(action, { email: '<nonsense>' });
    expect(retry.status).toBe(400);
    expect(await retry.text()).toContain('does not look like an email address');
    const redirect = await browser.follow(await browser.form(action, { cancel: 'yes' }));
    expect(redirect instanceof URL && redirect.searchParams.get('error')).toBe('access_denied');
  });
});

describe('a confidential client', () => {
  it('must send its secret, in the body or in the header', async () => {
    const redirect_uri = 'https://home.example/api/auth/callback/copper';
    const proofKey = pkce();
    const query = authorizeQuery(proofKey, { client_id: 'mine', redirect_uri });
    const redirect = await sandbox.browser().authorize(query, 'alex@example.com');
    const code = redirect.searchParams.get('code') ?? '';
    const fields = { grant_type: 'authorization_code', code, code_verifier: proofKey.verifier, redirect_uri };
    expect(await sandbox.token({ ...fields, client_id: 'mine' })).toMatchObject({ status: 401 });
    expect(await sandbox.token({ ...fields, client_id: 'mine', client_secret: 'no' })).toMatchObject({ status: 401 });
    const answer = await fetch(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('mine:hush').toString('base64')}` },
      body: new URLSearchParams(fields),
    });
    expect(answer.status).toBe(200);
  });
});
