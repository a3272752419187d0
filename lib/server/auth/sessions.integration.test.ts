import { describe, expect, it } from 'vitest';
import { createTestBrowser } from './test-support/auth-site';
import { signInHarness } from './test-support/sign-in-harness';

const h = signInHarness();

describe('who may what', () => {
  async function signInBy(email: string): Promise<void> {
    expect(await h.browser.signInWith('copper-email', { code: await h.startEmail(email) })).toBeNull();
  }

  it('lists the enterprise for a verified operator only', async () => {
    await signInBy('alex@example.com');
    expect((await h.viewer())?.enterprises).toEqual([]);
    h.browser = createTestBrowser(h.site.url);
    await signInBy('operator@utility.example');
    const who = await h.viewer();
    expect(who?.enterprises).toMatchObject([
      { id: 'sandbox-utility', role: 'operator', account: { clientId: 'sandbox-enterprise' } },
      { id: 'east', name: 'East Utility', role: 'operator', account: { clientId: 'east-client' } },
    ]);
    expect(new Set(who?.enterprises.map((each) => each.account.id)).size).toBe(2);
    const account = who?.enterprises[0]?.account;
    expect(account && (await h.auth.tokens.accessToken(account))).toMatch(/^eyJ/);
  });

  it('lists them for a verified person on the list of viewers, as one who looks', async () => {
    await signInBy('kim@example.com');
    const roles = (await h.viewer())?.enterprises.map(({ id, role }) => [id, role]);
    expect(roles).toEqual([
      ['sandbox-utility', 'viewer'],
      ['east', 'viewer'],
    ]);
  });

  it.each(['open', 'closed'] as const)(
    'never takes an address for verified that the auth host calls unverified (e-mail grant %s)',
    async (otpGrant) => {
      h.sandbox.settings.otpGrant = otpGrant;
      await signInBy('unverified@example.com');
      expect(await h.viewer()).toMatchObject({ emailVerified: false, enterprises: [] });
      expect(
        await h.browser.signInWith('copper-code', { answer: await h.landWithCode('unverified@example.com') }),
      ).toBeNull();
      expect(await h.viewer()).toMatchObject({ emailVerified: false, enterprises: [] });
    },
  );

  it('ends a session on sign-out and forgets the tokens of the account', async () => {
    await signInBy('alex@example.com');
    const other = createTestBrowser(h.site.url);
    const here = h.browser;
    h.browser = other;
    await signInBy('alex@example.com');
    const cookie = other.cookieHeader();
    await other.form('/api/auth/signout', {});
    expect(await h.auth.viewerFor(other.cookieHeader())).toBeNull();
    expect(await h.auth.viewerFor(cookie)).toBeNull();
    expect(await h.auth.viewerFor(here.cookieHeader())).toMatchObject({ needsSignIn: true });
  });

  it('ends the session that signing in again takes the place of, and leaves the tokens', async () => {
    await signInBy('alex@example.com');
    const before = h.browser.cookieHeader();
    await signInBy('alex@example.com');
    expect(await h.auth.viewerFor(before)).toBeNull();
    await h.expectSignedIn('alex@example.com');
    const again = h.browser.cookieHeader();
    expect(await h.browser.signInWith('copper-code', { answer: await h.landWithCode() })).toBeNull();
    expect(await h.auth.viewerFor(again)).toBeNull();
    const code = await h.startEmail();
    const kept = h.browser.cookieHeader();
    expect(await h.browser.signInWith('copper-email', { code: code === '000000' ? '111111' : '000000' })).toBe(
      'wrong_code',
    );
    expect(await h.auth.viewerFor(kept)).not.toBeNull();
  });

  it('ends a session after thirty days, and takes no cookie that another secret made', async () => {
    await signInBy('alex@example.com');
    expect(await h.auth.viewerFor('next-auth.session-token=nonsense')).toBeNull();
    expect(await h.auth.viewerFor('')).toBeNull();
    h.now += 30 * 24 * 3_600_000;
    expect(await h.viewer()).toBeNull();
  });
});
