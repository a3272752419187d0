import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { VENDOR_CLIENT_ID } from '@/lib/server/env';
import { createLog } from '@/lib/server/log';
import { createRevokeTokens } from './revoke-tokens';
import { createKeyring } from './seal';
import { createTestBrowser, type TestBrowser } from './test-support/auth-site';
import { signInHarness, TEST_SECRET } from './test-support/sign-in-harness';
import { createVault } from './vault';

const h = signInHarness();

async function signInByEmail(email = 'alex@example.com'): Promise<void> {
  expect(await h.browser.signInWith('copper-email', { code: await h.startEmail(email) })).toBeNull();
}

const signOut = (browser: TestBrowser) => browser.form('/api/auth/signout', {});

/** Returns the refresh token that is stored for the browser's user. */
async function storedRefreshToken(): Promise<string> {
  const viewer = await h.viewer();
  const vault = createVault({ db: h.db, keyring: createKeyring(TEST_SECRET, []), clock: () => h.now });
  return (await vault.read(viewer?.home.id ?? ''))?.refreshToken ?? '';
}

/** True when the auth host still accepts the token. */
async function isAlive(refreshToken: string, clientId = VENDOR_CLIENT_ID): Promise<boolean> {
  const reply = await createTestBrowser(h.site.url).send(`${h.sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken }),
  });
  return reply.status === 200;
}

async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await check()) return;
    await wait(100);
  }
  throw new Error('it never happened');
}

describe('sign-out', () => {
  it('ends the refresh token at the auth host', async () => {
    await signInByEmail();
    const token = await storedRefreshToken();
    expect(token).not.toBe('');
    await signOut(h.browser);
    expect(await isAlive(token)).toBe(false);
  });

  it('ends the token of a sign-in by redirect', async () => {
    const { url } = (await (await h.browser.form('/api/auth/signin/copper', {})).json()) as { url: string };
    await h.authorizeAs(h.browser, url, 'alex@example.com', /\/premises$/);
    const token = await storedRefreshToken();
    await signOut(h.browser);
    expect(await isAlive(token, 'copper-dashboard')).toBe(false);
  });

  it('leaves the tokens of other users', async () => {
    await signInByEmail('kim@example.com');
    const token = await storedRefreshToken();
    h.browser = createTestBrowser(h.site.url);
    await signInByEmail();
    await signOut(h.browser);
    expect(await isAlive(token)).toBe(true);
  });

  it('tells the other browser of the user so, and not that Copper ended the sign-in', async () => {
    await signInByEmail();
    const here = h.browser;
    h.browser = createTestBrowser(h.site.url);
    await signInByEmail();
    await signOut(h.browser);
    const viewer = await h.auth.viewerFor(here.cookieHeader());
    expect(viewer).toMatchObject({ needsSignIn: true, signedOutElsewhere: true });
    await expect(viewer && h.auth.tokens.accessToken(viewer.home)).rejects.toMatchObject({
      code: 'sign_in_again',
      userMessage: expect.stringMatching(/^You signed out in another browser\./),
    });
    await signInByEmail();
    expect(await h.auth.viewerFor(here.cookieHeader())).toMatchObject({
      needsSignIn: false,
      signedOutElsewhere: false,
    });
  });

  it('says that Copper ended the sign-in when the auth host did', async () => {
    await signInByEmail();
    await h.sandbox.revoke('alex@example.com');
    const viewer = await h.viewer();
    if (!viewer) throw new Error('signed out');
    h.now += 25 * 3_600_000;
    await expect(h.auth.tokens.accessToken(viewer.home)).rejects.toMatchObject({
      userMessage: expect.stringMatching(/^Copper has ended this sign-in/),
    });
    expect(await h.viewer()).toMatchObject({ needsSignIn: true, signedOutElsewhere: false });
  });

  it.each([
    ['is down', { drop: true }],
    ['refuses', { status: 401, body: 'error' as const }],
    ['answers with a page', { status: 500, body: 'html' as const }],
  ])('works while the auth host %s', async (_state, fault) => {
    await signInByEmail();
    h.sandbox.faults.add({ match: '/oauth/revoke', ...fault });
    const cookie = h.browser.cookieHeader();
    expect((await signOut(h.browser)).status).toBe(200);
    expect(await h.auth.viewerFor(cookie)).toBeNull();
  });

  it('ends the token that a refresh got during the sign-out', async () => {
    await signInByEmail();
    const viewer = await h.viewer();
    if (!viewer) throw new Error('signed out');
    h.sandbox.faults.add({ match: '/oauth/token', delayMs: 400, times: 1 });
    h.sandbox.faults.add({ match: '/oauth/revoke', drop: true, times: 1 });
    h.now += 25 * 3_600_000;
    const refreshed = h.auth.tokens.accessToken(viewer.home);
    await wait(100);
    await Promise.all([
      h.auth.endSession(viewer.sessionId ?? ''),
      expect(refreshed).rejects.toMatchObject({ code: 'sign_in_again' }),
    ]);
    expect(h.logged('refresh token revoked')).toBe(1);
    expect(h.logged('refresh token not revoked at the auth host')).toBe(1);
  });
});

describe('a sign-in with another client', () => {
  it('ends the token that it replaces', async () => {
    await signInByEmail();
    const replaced = await storedRefreshToken();
    const { url } = (await (await h.browser.form('/api/auth/signin/copper', {})).json()) as { url: string };
    await h.authorizeAs(h.browser, url, 'alex@example.com', /\/premises$/);
    await eventually(async () => h.logged('refresh token revoked') === 1);
    expect(await isAlive(replaced)).toBe(false);
    await h.expectSignedIn('alex@example.com');
  });
});

describe('createRevokeTokens', () => {
  const log = createLog({ level: 'silent' });

  it('waits no longer than its limit for a host that hangs', async () => {
    const never = { revoke: () => new Promise<void>(() => undefined) };
    // Without the limit this would run into the time limit of the test.
    await createRevokeTokens({ tokenEndpoint: never, log, waitMs: 50 })({ clientId: 'c', refreshToken: 'r' });
  });

  it('sends nothing without a refresh token', async () => {
    const revoke = () => Promise.reject(new Error('sent'));
    await createRevokeTokens({ tokenEndpoint: { revoke }, log })({ clientId: 'c', refreshToken: null });
  });
});
