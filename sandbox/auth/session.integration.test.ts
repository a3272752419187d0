import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthHarness } from './auth-harness';
import { authorizeQuery, pkce, startAuthHarness, TEST_CALLBACK } from './auth-harness';
import { DEMO_CLIENT_ID, DEMO_CLIENT_SECRET } from './clients';

let sandbox: AuthHarness;
beforeAll(async () => {
  sandbox = await startAuthHarness();
});
afterAll(() => sandbox.close());

describe('the session at the auth host', () => {
  it('uses the session for prompt=none, keeps offline_access, and forgets it at logout', async () => {
    const browser = sandbox.browser();
    await browser.authorize(authorizeQuery(pkce()), 'kim@example.com');
    const proof = pkce();
    const silent = await browser.authorize(authorizeQuery(proof, { prompt: 'none' }), 'nobody@example.com');
    const answer = await sandbox.token({
      grant_type: 'authorization_code',
      client_id: DEMO_CLIENT_ID,
      client_secret: DEMO_CLIENT_SECRET,
      code: silent.searchParams.get('code') ?? '',
      code_verifier: proof.verifier,
      redirect_uri: TEST_CALLBACK,
    });
    expect(answer.status).toBe(200);
    expect(answer.refresh).toBeTruthy();
    expect(await sandbox.auth.verify(answer.access)).toMatchObject({ sub: 'auth0|kim' });

    const refused = await browser.request(`/v2/logout?client_id=${DEMO_CLIENT_ID}&returnTo=https://evil.example/`);
    expect(refused.status).toBe(400);
    const out = await browser.request(`/v2/logout?client_id=${DEMO_CLIENT_ID}&returnTo=http://127.0.0.1:3456/sign-in`);
    expect(out.headers.get('location')).toBe('http://127.0.0.1:3456/sign-in');
    const after = await browser.authorize(authorizeQuery(pkce(), { prompt: 'none' }), 'kim@example.com');
    expect(after.searchParams.get('error')).toBe('login_required');
  });

  it('lets another person sign in over a running session', async () => {
    const browser = sandbox.browser();
    await browser.authorize(authorizeQuery(pkce()), 'kim@example.com');
    const proof = pkce();
    const page = await browser.page(`/authorize?${authorizeQuery(proof, { prompt: 'login' })}`);
    const form = await browser.follow(await browser.form(new URL(page.url).pathname, { email: 'lee@example.com' }));
    if (form instanceof URL) throw new Error(`no form, but ${form}`);
    const landed = await browser.submit(await form.text());
    const answer = await sandbox.token({
      grant_type: 'authorization_code',
      client_id: DEMO_CLIENT_ID,
      code: landed instanceof URL ? (landed.searchParams.get('code') ?? '') : '',
      code_verifier: proof.verifier,
      redirect_uri: TEST_CALLBACK,
    });
    expect(await sandbox.auth.verify(answer.access)).toMatchObject({ sub: 'auth0|lee' });
  });

  it('ends the session by OpenID Connect logout as well', async () => {
    const browser = sandbox.browser();
    await browser.authorize(authorizeQuery(pkce()), 'kim@example.com');
    const back = 'http://localhost:3456/signed-out';
    const query = new URLSearchParams({ client_id: DEMO_CLIENT_ID, post_logout_redirect_uri: back });
    const page = await browser.page(`/oidc/logout?${query}`);
    const landed = await browser.submit(await page.text(), { logout: 'yes' });
    expect(String(landed)).toBe(back);
    const after = await browser.authorize(authorizeQuery(pkce(), { prompt: 'none' }), 'kim@example.com');
    expect(after.searchParams.get('error')).toBe('login_required');
  });
});
