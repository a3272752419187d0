import { describe, expect, it } from 'vitest';
import { signInHarness } from './test-support/sign-in-harness';

const h = signInHarness();

describe('e-mail code', () => {
  it('signs in with the one-step grant, and the cookie holds no token', async () => {
    const code = await h.startEmail();
    expect(await h.browser.signInWith('copper-email', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toBeNull();
    await h.expectSignedIn('alex@example.com');
    expect((await h.viewer())?.home.clientId).toBe('RvXeGVUtzcz9iWnP4QJFwnVwCHVUoMIA');
    const session = await (await h.browser.send(`${h.site.url}/api/auth/session`)).json();
    expect(Object.keys(session as object)).toEqual(['expires']);
  });

  it('signs in where that grant is closed', async () => {
    h.sandbox.settings.otpGrant = 'closed';
    expect(await h.browser.signInWith('copper-email', { code: await h.startEmail('kim@example.com') })).toBeNull();
    await h.expectSignedIn('kim@example.com');
  });

  it('says that the way is closed when the fallback ends nowhere', async () => {
    h.sandbox.settings.otpGrant = 'closed';
    const code = await h.startEmail();
    h.sandbox.faults.add({ match: '/passwordless/verify_redirect', status: 404 });
    h.sandbox.faults.add({ match: '/authorize', status: 400 });
    expect(await h.browser.signInWith('copper-email', { code })).toBe('grant_closed');
    expect(await h.viewer()).toBeNull();
  });

  it.each(['open', 'closed'] as const)(
    'lets a mistyped code be corrected (grant %s), and uses each once',
    async (grant) => {
      h.sandbox.settings.otpGrant = grant;
      const code = await h.startEmail();
      const wrong = code === '111111' ? '222222' : '111111';
      expect(await h.browser.signInWith('copper-email', { code: wrong })).toBe('wrong_code');
      expect(await h.browser.signInWith('copper-email', { code: '' })).toBe('code_missing');
      expect(await h.browser.signInWith('copper-email', { code: 'abc' })).toBe('wrong_code');
      expect(await h.viewer()).toBeNull();
      expect(await h.browser.signInWith('copper-email', { code })).toBeNull();
      expect(await h.browser.signInWith('copper-email', { code })).toBe('attempt_used');
    },
  );

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

  it('has sentences for none under way, too late, and a host that is down', async () => {
    expect(await h.browser.signInWith('copper-email', { code: '123456' })).toBe('no_attempt');
    const code = await h.startEmail();
    h.sandbox.faults.add({ match: '/oauth/token', drop: true, times: 1 });
    expect(await h.browser.signInWith('copper-email', { code })).toBe('auth_unreachable');
    h.sandbox.faults.add({ match: '/oauth/token', body: 'html', times: 1 });
    expect(await h.browser.signInWith('copper-email', { code })).toBe('auth_failed');
    h.now += 10 * 60_000;
    expect(await h.browser.signInWith('copper-email', { code })).toBe('code_expired');
    // An attempt of the other kind is none of this kind.
    await h.browser.startPost('/api/sign-in/code/start', {});
    expect(await h.browser.signInWith('copper-email', { code })).toBe('no_attempt');
  });

  it('says so when the auth host calls a code expired', async () => {
    const code = await h.startEmail();
    h.sandbox.clock.set(h.sandbox.clock.now() + 6 * 60_000);
    expect(await h.browser.signInWith('copper-email', { code })).toBe('code_expired');
    const next = await h.startEmail();
    h.now += 5 * 60_000;
    expect(await h.browser.signInWith('copper-email', { code: next === '111111' ? '222222' : '111111' })).toBe(
      'code_expired',
    );
  });

  it('refuses what is no address, and counts the mails to one mailbox', async () => {
    const bad = await h.browser.startPost('/api/sign-in/email/start', { email: 'alex at example' });
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ code: 'email_invalid', field: 'email' });
    expect((await h.browser.startPost('/api/sign-in/email/start', {})).status).toBe(400);
    const statuses: number[] = [];
    for (let mail = 0; mail < 11; mail += 1) {
      statuses.push((await h.browser.startPost('/api/sign-in/email/start', { email: ' Asha@Example.com ' })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    h.now += 15 * 60_000;
    await h.startEmail('asha@example.com');
  });

  it('answers a start while the host is down, and refuses one that another site caused', async () => {
    h.sandbox.faults.add({ match: '/passwordless/start', drop: true, times: 1 });
    const down = await h.browser.startPost('/api/sign-in/email/start', { email: 'alex@example.com' });
    expect(down.status).toBe(503);
    expect(await down.json()).toMatchObject({ code: 'auth_unreachable' });
    const signs = [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
      ['content-type', 'text/plain'],
    ];
    for (const sign of signs) {
      const headers = Object.fromEntries([sign]);
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

  it('signs in with the whole address, once', async () => {
    const address = await h.landWithCode('asha@example.com');
    expect(await h.browser.signInWith('copper-code', { answer: address })).toBeNull();
    await h.expectSignedIn('asha@example.com');
    expect(await h.browser.signInWith('copper-code', { answer: address })).toBe('attempt_used');
  });

  it('refuses addresses of other sign-ins and codes that do not fit, and can still be finished', async () => {
    const other = await h.landWithCode();
    const address = await h.landWithCode();
    expect(await h.browser.signInWith('copper-code', { answer: other })).toBe('state_mismatch');
    expect(await h.browser.signInWith('copper-code', { answer: 'hello' })).toBe('code_missing');
    const foreign = new URL(other).searchParams.get('code') ?? '';
    expect(await h.browser.signInWith('copper-code', { answer: foreign })).toBe('code_refused');
    expect(await h.browser.signInWith('copper-code', { answer: address })).toBeNull();
  });

  it('is tried at most five times, and for ten minutes', async () => {
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
  async function leave(): Promise<string> {
    const answer = await h.browser.form('/api/auth/signin/copper', {});
    return ((await answer.json()) as { url: string }).url;
  }

  it('signs in with PKCE, state and nonce, and comes back to our own page', async () => {
    const authorizeUrl = new URL(await leave());
    for (const name of ['code_challenge', 'state', 'nonce', 'audience'])
      expect(authorizeUrl.searchParams.has(name)).toBe(true);
    const landed = await h.authorizeAs(h.browser, authorizeUrl.href, 'alex@example.com', /\/premises$/);
    expect(landed).toBe(`${h.site.url}/premises`);
    await h.expectSignedIn('alex@example.com');
    expect((await h.viewer())?.home.clientId).toBe('copper-dashboard');
  });

  it('has a sentence for a host that is down and for a bent answer', async () => {
    h.sandbox.faults.add({ match: '/.well-known/openid-configuration', drop: true, times: 1 });
    const down = await h.browser.follow(await leave(), /\/sign-in\?/);
    expect(new URL(down.url).searchParams.get('error')).toBe('OAuthSignin');
    await leave();
    const bent = await h.browser.follow(`${h.site.url}/api/auth/callback/copper?code=x&state=y`, /\/sign-in\?/);
    expect(new URL(bent.url).searchParams.get('error')).toBe('OAuthCallback');
    expect(await h.viewer()).toBeNull();
  });
});
