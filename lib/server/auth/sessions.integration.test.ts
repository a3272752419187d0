import { describe, expect, it, vi } from 'vitest';
import { deleteSession } from '../db/sessions';
import { deleteToken } from '../db/tokens';
import { sessionHandle } from '../session-handle';
import { createRememberedSessions } from './remembered-sessions';
import { SESSION_SECONDS } from './sessions';
import { createTestBrowser } from './test-support/auth-site';
import { signInHarness } from './test-support/sign-in-harness';

const h = signInHarness();

describe('sessions', () => {
  async function signInByEmail(email: string): Promise<void> {
    expect(await h.browser.signInWith('copper-email', { code: await h.startEmail(email) })).toBeNull();
  }

  it('lists the enterprises for a verified operator only', async () => {
    await signInByEmail('alex@example.com');
    expect((await h.viewer())?.enterprises).toEqual([]);
    h.browser = createTestBrowser(h.site.url);
    await signInByEmail('operator@utility.example');
    const viewer = await h.viewer();
    expect(viewer?.enterprises).toMatchObject([
      { id: 'sandbox-utility', role: 'operator', account: { clientId: 'sandbox-enterprise' } },
      { id: 'east', name: 'East Utility', role: 'operator', account: { clientId: 'east-client' } },
    ]);
    expect(new Set(viewer?.enterprises.map((each) => each.account.id)).size).toBe(2);
    const account = viewer?.enterprises[0]?.account;
    expect(account && (await h.auth.tokens.accessToken(account))).toMatch(/^eyJ/);
  });

  it('lists the enterprises with the role viewer for a verified user on the list of viewers', async () => {
    await signInByEmail('kim@example.com');
    const roles = (await h.viewer())?.enterprises.map(({ id, role }) => [id, role]);
    expect(roles).toEqual([
      ['sandbox-utility', 'viewer'],
      ['east', 'viewer'],
    ]);
  });

  it.each(['open', 'closed'] as const)(
    'does not treat an unverified email as verified (email grant %s)',
    async (otpGrant) => {
      h.sandbox.settings.otpGrant = otpGrant;
      await signInByEmail('unverified@example.com');
      expect(await h.viewer()).toMatchObject({ emailVerified: false, enterprises: [] });
      expect(
        await h.browser.signInWith('copper-code', { answer: await h.landWithCode('unverified@example.com') }),
      ).toBeNull();
      expect(await h.viewer()).toMatchObject({ emailVerified: false, enterprises: [] });
    },
  );

  it('shows people who look after the site who is signed in, and signs one browser out', async () => {
    const here = h.browser;
    await signInByEmail('alex@example.com');
    h.browser = createTestBrowser(h.site.url);
    await signInByEmail('kim@example.com');
    const listed = await h.auth.browsers.list();
    expect(listed.map(({ email }) => email).sort()).toEqual(['alex@example.com', 'kim@example.com']);
    const kim = listed.find(({ email }) => email === 'kim@example.com')?.id ?? '';
    expect(kim).toBe(sessionHandle((await h.viewer())?.sessionId ?? ''));
    expect(await h.auth.browsers.signOut(kim)).toBe(true);
    expect(await h.viewer()).toBeNull();
    expect(await h.auth.browsers.signOut(kim)).toBe(false);
    h.browser = here;
    expect(await h.viewer()).toMatchObject({ email: 'alex@example.com', isAdmin: false });
    expect(await h.auth.countOtherKeys()).toBe(0);
  });

  it('ends the session and deletes the tokens of the account on sign-out', async () => {
    await signInByEmail('alex@example.com');
    const other = createTestBrowser(h.site.url);
    const here = h.browser;
    h.browser = other;
    await signInByEmail('alex@example.com');
    const cookie = other.cookieHeader();
    await other.form('/api/auth/signout', {});
    expect(await h.auth.viewerFor(other.cookieHeader())).toBeNull();
    expect(await h.auth.viewerFor(cookie)).toBeNull();
    expect(await h.auth.viewerFor(here.cookieHeader())).toMatchObject({ needsSignIn: true });
  });

  it('reads the database once for the requests of some seconds', async () => {
    await signInByEmail('alex@example.com');
    const select = vi.spyOn(h.db, 'select');
    for (let request = 0; request < 5; request += 1) expect(await h.viewer()).not.toBeNull();
    expect(select).toHaveBeenCalledTimes(1);
    h.now += 10_000;
    await h.viewer();
    expect(select).toHaveBeenCalledTimes(2);
    select.mockRestore();
  });

  it('notices within ten seconds what another process has ended', async () => {
    await signInByEmail('alex@example.com');
    const viewer = await h.viewer();
    // Another process has no part of the memory of this one.
    await deleteToken(h.db, viewer?.home.id ?? '');
    expect(await h.viewer()).toMatchObject({ needsSignIn: false });
    h.now += 10_000;
    expect(await h.viewer()).toMatchObject({ needsSignIn: true, signedOutElsewhere: true });
    await deleteSession(h.db, viewer?.sessionId ?? '');
    h.now += 10_000;
    expect(await h.viewer()).toBeNull();
  });

  it('remembers no session beyond its end', async () => {
    await signInByEmail('alex@example.com');
    h.now += SESSION_SECONDS * 1000 - 1;
    await h.viewer();
    h.now += 1;
    expect(await h.viewer()).toBeNull();
  });

  it('does not remember a session that ended while it was read', async () => {
    const remembered = createRememberedSessions<{ expiresAt: number }>(() => h.now);
    const session = { expiresAt: h.now + 1000 };
    const load = async () => {
      remembered.forget();
      return session;
    };
    expect(await remembered.get('id', load)).toBe(session);
    expect(await remembered.get('id', async () => null)).toBeNull();
  });

  it('ends the previous session after a new sign-in, and keeps the tokens', async () => {
    await signInByEmail('alex@example.com');
    const before = h.browser.cookieHeader();
    await signInByEmail('alex@example.com');
    expect(await h.auth.viewerFor(before)).toBeNull();
    await h.expectSignedIn('alex@example.com');
    const again = h.browser.cookieHeader();
    expect(await h.browser.signInWith('copper-code', { answer: await h.landWithCode() })).toBeNull();
    expect(await h.auth.viewerFor(again)).toBeNull();
    const code = await h.startEmail();
    const current = h.browser.cookieHeader();
    expect(await h.browser.signInWith('copper-email', { code: code === '000000' ? '111111' : '000000' })).toBe(
      'wrong_code',
    );
    expect(await h.auth.viewerFor(current)).not.toBeNull();
  });

  it('ends a session after thirty days, and refuses an invalid cookie', async () => {
    await signInByEmail('alex@example.com');
    expect(await h.auth.viewerFor('next-auth.session-token=nonsense')).toBeNull();
    expect(await h.auth.viewerFor('')).toBeNull();
    h.now += 30 * 24 * 3_600_000;
    expect(await h.viewer()).toBeNull();
  });
});
