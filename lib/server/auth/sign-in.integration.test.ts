import { describe, expect, it } from 'vitest';
import { signInHarness } from './test-support/sign-in-harness';

const h = signInHarness();

describe('email code', () => {
  it('signs in with the one-step grant, and puts no token into the cookie', async () => {
    const code = await h.startEmail();
    expect(await h.browser.signInWith('copper-email', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toBeNull();
    await h.expectSignedIn('alex@example.com');
    expect((await h.viewer())?.home.clientId).toBe('RvXeGVUtzcz9iWnP4QJFwnVwCHVUoMIA');
    const session = await (await h.browser.send(`${h.site.url}/api/auth/session`)).json();
    expect(Object.keys(session as object)).toEqual(['expires']);
  });

  it('signs in when the one-step grant is closed', async () => {
    h.sandbox.settings.otpGrant = 'closed';
    expect(await h.browser.signInWith('copper-email', { code: await h.startEmail('kim@example.com') })).toBeNull();
    await h.expectSignedIn('kim@example.com');
  });

  it('returns grant_closed when the fallback fails too', async () => {
    h.sandbox.settings.otpGrant = 'closed';
    const code = await h.startEmail();
    h.sandbox.faults.add({ match: '/passwordless/verify_redirect', status: 404 });
    h.sandbox.faults.add({ match: '/authorize', status: 400 });
    expect(await h.browser.signInWith('copper-email', { code })).toBe('grant_closed');
    expect(await h.viewer()).toBeNull();
  });

  it.each(['open', 'closed'] as const)('accepts a corrected code (grant %s), and each code once', async (grant) => {
    h.sandbox.settings.otpGrant = grant;
    const code = await h.startEmail();
    const wrong = code === '111111' ? '222222' : '111111';
    expect(await h.browser.signInWith('copper-email', { code: wrong })).toBe('wrong_code');
    expect(await h.browser.signInWith('copper-email', { code: '' })).toBe('code_missing');
    expect(await h.browser.signInWith('copper-email', { code: 'abc' })).toBe('wrong_code');
    expect(await h.viewer()).toBeNull();
    expect(await h.browser.signInWith('copper-email', { code })).toBeNull();
    expect(await h.browser.signInWith('copper-email', { code })).toBe('attempt_used');
  });

  it('ends an attempt after too many guesses', async () => {
    const code = await h.startEmail('lee@example.com');
    const wrong = code === '111111' ? '222222' : '111111';
    const answers: (string | null)[] = [];
    for (let guess = 0; guess < 4; guess += 1)
      answers.push(await h.browser.signInWith('copper-email', { code: wrong }));
    expect(answers.slice(0, 2)).toEqual(['wrong_code', 'wrong_code']);
    expect(answers[2]).toBe('too_many_attempts');
    expect(await h.browser.signInWith('copper-email', { code })).not.toBeNull();
    expect(await h.viewer()).toBeNull();
  });

  it('returns an error code for no attempt, an expired attempt and a host that is down', async () => {
    expect(await h.browser.signInWith('copper-email', { code: '123456' })).toBe('no_attempt');
    const code = await h.startEmail();
    h.sandbox.faults.add({ match: '/oauth/token', drop: true, times: 1 });
    expect(await h.browser.signInWith('copper-email', { code })).toBe('auth_unreachable');
    h.sandbox.faults.add({ match: '/oauth/token', body: 'html', times: 1 });
    expect(await h.browser.signInWith('copper-email', { code })).toBe('auth_failed');
    h.now += 10 * 60_000;
    expect(await h.browser.signInWith('copper-email', { code })).toBe('code_expired');
    // An attempt of the other method does not count.
    await h.browser.startPost('/api/sign-in/code/start', {});
    expect(await h.browser.signInWith('copper-email', { code })).toBe('no_attempt');
  });

  it('returns code_expired for an expired code', async () => {
    const code = await h.startEmail();
    h.sandbox.clock.set(h.sandbox.clock.now() + 6 * 60_000);
    expect(await h.browser.signInWith('copper-email', { code })).toBe('code_expired');
    const next = await h.startEmail();
    h.now += 5 * 60_000;
    expect(await h.browser.signInWith('copper-email', { code: next === '111111' ? '222222' : '111111' })).toBe(
      'code_expired',
    );
  });

  it('refuses an invalid address, and limits the emails to one mailbox', async () => {
    const bad = await h.browser.startPost('/api/sign-in/email/start', { email: 'alex at example' });
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ code: 'email_invalid', field: 'email' });
    expect((await h.browser.startPost('/api/sign-in/email/start', {})).status).toBe(400);
    const statuses: number[] = [];
    for (let email = 0; email < 11; email += 1) {
      statuses.push((await h.browser.startPost('/api/sign-in/email/start', { email: ' Asha@Example.com ' })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    h.now += 15 * 60_000;
    await h.startEmail('asha@example.com');
  });

  it('returns an error while the host is down, and refuses a request from another site', async () => {
    h.sandbox.faults.add({ match: '/passwordless/start', drop: true, times: 1 });
    const down = await h.browser.startPost('/api/sign-in/email/start', { email: 'alex@example.com' });
    expect(down.status).toBe(503);
    expect(await down.json()).toMatchObject({ code: 'auth_unreachable' });
    const crossSiteHeaders = [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
      ['content-type', 'text/plain'],
    ];
    for (const header of crossSiteHeaders) {
      const headers = Object.fromEntries([header]);
      const forged = await h.browser.startPost('/api/sign-in/email/start', { email: 'alex@example.com' }, headers);
      expect(forged.status).toBe(403);
    }
  });
});

describe('copied code', () => {
  it('signs in with the code alone', async () => {
    const code = new URL(await h.landWithCode()).searchParams.get('code') ?? '';
    expect(await h.browser.signInWith('copper-code', { answer: code })).toBeNull();
    await h.expectSignedIn('alex@example.com');
  });

  it('signs in with the full address, once', async () => {
    const address = await h.landWithCode('asha@example.com');
    expect(await h.browser.signInWith('copper-code', { answer: address })).toBeNull();
    await h.expectSignedIn('asha@example.com');
    expect(await h.browser.signInWith('copper-code', { answer: address })).toBe('attempt_used');
  });

  it('refuses the address and the code of another attempt, and then accepts the right ones', async () => {
    const other = await h.landWithCode();
    const address = await h.landWithCode();
    expect(await h.browser.signInWith('copper-code', { answer: other })).toBe('state_mismatch');
    expect(await h.browser.signInWith('copper-code', { answer: 'hello' })).toBe('code_missing');
    const otherCode = new URL(other).searchParams.get('code') ?? '';
    expect(await h.browser.signInWith('copper-code', { answer: otherCode })).toBe('code_refused');
    expect(await h.browser.signInWith('copper-code', { answer: address })).toBeNull();
  });

  it('allows five tries and ten minutes', async () => {
    expect(await h.browser.signInWith('copper-code', { answer: 'abcdefgh' })).toBe('no_attempt');
    const address = await h.landWithCode();
    const answers: (string | null)[] = [];
    for (let guess = 0; guess < 6; guess += 1) {
      answers.push(await h.browser.signInWith('copper-code', { answer: 'not-the-code' }));
    }
    expect(answers).toEqual([...Array(5).fill('code_refused'), 'too_many_attempts']);
    expect(await h.browser.signInWith('copper-code', { answer: address })).toBe('too_many_attempts');
    const late = await h.landWithCode();
    h.now += 10 * 60_000;
    expect(await h.browser.signInWith('copper-code', { answer: late })).toBe('code_expired');
  });
});

describe('redirect', () => {
  async function startRedirect(): Promise<string> {
    const answer = await h.browser.form('/api/auth/signin/copper', {});
    return ((await answer.json()) as { url: string }).url;
  }

  it('signs in with PKCE, state and nonce, and returns to our page', async () => {
    const authorizeUrl = new URL(await startRedirect());
    for (const name of ['code_challenge', 'state', 'nonce', 'audience'])
      expect(authorizeUrl.searchParams.has(name)).toBe(true);
    const landed = await h.authorizeAs(h.browser, authorizeUrl.href, 'alex@example.com', /\/premises$/);
    expect(landed).toBe(`${h.site.url}/premises`);
    await h.expectSignedIn('alex@example.com');
    expect((await h.viewer())?.home.clientId).toBe('copper-dashboard');
  });

  it('returns an error for a host that is down and for an invalid callback', async () => {
    h.sandbox.faults.add({ match: '/.well-known/openid-configuration', drop: true, times: 1 });
    const down = await h.browser.follow(await startRedirect(), /\/sign-in\?/);
    expect(new URL(down.url).searchParams.get('error')).toBe('OAuthSignin');
    await startRedirect();
    const invalid = await h.browser.follow(`${h.site.url}/api/auth/callback/copper?code=x&state=y`, /\/sign-in\?/);
    expect(new URL(invalid.url).searchParams.get('error')).toBe('OAuthCallback');
    expect(await h.viewer()).toBeNull();
  });
});
