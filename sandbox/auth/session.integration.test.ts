import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthHarness } from './auth-harness';
import { authorizeQuery, pkce, startAuthHarness, TEST_CALLBACK } from './auth-harness';
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from './clients';

let sandbox: AuthHarness;
beforeAll(async () => {
  sandbox = await startAuthHarness();
});
afterAll(() => sandbox.close());

describe('session at the auth host', () => {
  it('is used for prompt=none, keeps offline_access, and ends at logout', async () => {
    const browser = sandbox.browser();
    await browser.authorize(authorizeQuery(pkce()), 'kim@example.com');
    const proofKey = pkce();
    const silent = await browser.authorize(authorizeQuery(proofKey, { prompt: 'none' }), 'nobody@example.com');
    const answer = await sandbox.token({
      grant_type: 'authorization_code',
      client_id: DEMO_CLIENT_ID,
      client_secret: DEMO_CLIENT_SECRET,
      code: silent.searchParams.get('code') ?? '',
      code_verifier: proofKey.verifier,
      redirect_uri: TEST_CALLBACK,
    });
    expect(answer.status).toBe(200);
    expect(answer.refresh).toBeTruthy();
    expect(await sandbox.auth.verify(answer.access)).toMatchObject({ sub: 'auth0|kim' });

    const rejected = await browser.request(`/v2/logout?client_id=${DEMO_CLIENT_ID}&returnTo=https://evil.example/`);
    expect(rejected.status).toBe(400);
    const out = await browser.request(`/v2/logout?client_id=${DEMO_CLIENT_ID}&returnTo=http://127.0.0.1:3456/sign-in`);
    expect(out.headers.get('location')).toBe('http://127.0.0.1:3456/sign-in');
    const after = await browser.authorize(authorizeQuery(pkce(), { prompt: 'none' }), 'kim@example.com');
    expect(after.searchParams.get('error')).toBe('login_required');
  });

  it('is replaced when another account signs in', async () => {
    const browser = sandbox.browser();
    await browser.authorize(authorizeQuery(pkce()), 'kim@example.com');
    const proofKey = pkce();
    const page = await browser.page(`/authorize?${authorizeQuery(proofKey, { prompt: 'login' })}`);
    const form = await browser.follow(await browser.form(new URL(page.url).pathname, { email: 'lee@example.com' }));
    if (form instanceof URL) throw new Error(`expected a form, got a redirect to ${form}`);
    const redirect = await browser.submit(await form.text());
    const answer = await sandbox.token({
      grant_type: 'authorization_code',
      client_id: DEMO_CLIENT_ID,
      code: redirect instanceof URL ? (redirect.searchParams.get('code') ?? '') : '',
      code_verifier: proofKey.verifier,
      redirect_uri: TEST_CALLBACK,
    });
    expect(await sandbox.auth.verify(answer.access)).toMatchObject({ sub: 'auth0|lee' });
  });

  it('ends at OpenID Connect logout', async () => {
    const browser = sandbox.browser();
    await browser.authorize(authorizeQuery(pkce()), 'kim@example.com');
    const back = 'http://localhost:3456/signed-out';
    const query = new URLSearchParams({ client_id: DEMO_CLIENT_ID, post_logout_redirect_uri: back });
    const page = await browser.page(`/oidc/logout?${query}`);
    const redirect = await browser.submit(await page.text(), { logout: 'yes' });
    expect(String(redirect)).toBe(back);
    const after = await browser.authorize(authorizeQuery(pkce(), { prompt: 'none' }), 'kim@example.com');
    expect(after.searchParams.get('error')).toBe('login_required');
  });
});
