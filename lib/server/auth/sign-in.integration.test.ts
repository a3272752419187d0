import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import { type Env, parseEnv } from '@/lib/server/env';
import { createLog } from '@/lib/server/log';
import { type Sandbox, startSandbox } from '../../../sandbox/start';
import { type Auth, createAuth } from './create-auth';
import { nextAuthOptions } from './next-auth-options';
import { codeStart, emailStart } from './start-routes';
import { type Browser, createBrowser, startAuthSite } from './test-support/auth-site';
import { plainAuthHost } from './test-support/plain-auth-host';

const held = vi.hoisted(() => ({ services: null as unknown }));
vi.mock('@/lib/server/context', () => ({ getServices: async () => held.services }));

let folder: string;
let db: Database;
let sandbox: Sandbox;
let env: Env;
let auth: Auth;
let site: Awaited<ReturnType<typeof startAuthSite>>;
let browser: Browser;
let now: number;
const lines: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

beforeEach(async () => {
  now = Date.now();
  lines.length = 0;
  sandbox.faults.clear();
  sandbox.settings.otpGrant = 'open';
  folder = mkdtempSync(join(tmpdir(), 'copper-sign-in-'));
  db = await openDatabase({ url: `file:${join(folder, 'test.db')}` });
  site = await startAuthSite(async (url) => {
    // next-auth reads its own address from there.
    vi.stubEnv('NEXTAUTH_URL', url);
    env = parseEnv({
      COPPER_API_URL: sandbox.url,
      COPPER_AUTH_URL: sandbox.url,
      COPPER_OAUTH_CLIENT_ID: 'copper-dashboard',
      COPPER_CLIENT_ID: 'sandbox-enterprise',
      COPPER_CLIENT_SECRET: 'sandbox-enterprise-secret',
      COPPER_ENTERPRISE_ID: 'sandbox-utility',
      COPPER_OPERATORS: '@utility.example, unverified@example.com',
      NEXTAUTH_URL: url,
    });
    const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
    const clock = () => now;
    const secret = 'a secret for the tests only';
    auth = createAuth({ db, env, secret, authHost: plainAuthHost(sandbox.url), clock, log });
    held.services = { env, log, clock, auth };
    return {
      options: nextAuthOptions({ auth, env, log }),
      posts: { '/api/sign-in/email/start': emailStart, '/api/sign-in/code/start': codeStart },
    };
  });
  browser = createBrowser(site.url);
});

afterEach(async () => {
  await site.close();
  await db.close();
  rmSync(folder, { recursive: true, force: true });
  // Whatever was done: no address, token or code may have reached the log.
  expect(lines.join('')).not.toMatch(/@example|@utility|eyJ/);
});

const viewer = () => auth.viewerFor(browser.cookieHeader());

async function startEmail(email = 'alex@example.com'): Promise<string> {
  const answer = await browser.startPost('/api/sign-in/email/start', { email });
  expect(answer.status).toBe(200);
  return sandbox.mailbox.latest(email) ?? '';
}

/** Opens Copper's page for a copied code, signs in there, and gives the address the browser lands on. */
async function landWithCode(email = 'alex@example.com'): Promise<string> {
  const answer = await browser.startPost('/api/sign-in/code/start', {});
  const { data } = (await answer.json()) as { data: { authorizeUrl: string } };
  return authorizeAs(createBrowser(site.url), data.authorizeUrl, email, /\/api\/v2\/app\?/);
}

async function authorizeAs(tab: Browser, authorizeUrl: string, email: string, stop: RegExp): Promise<string> {
  const page = await tab.follow(authorizeUrl, stop);
  const posted = await tab.send(page.url, { method: 'POST', body: new URLSearchParams({ email }) });
  return (await tab.follow(new URL(posted.headers.get('location') ?? '', page.url).href, stop)).url;
}

async function expectSignedIn(email: string): Promise<void> {
  const who = await viewer();
  expect(who).toMatchObject({ email, needsSignIn: false });
  expect(who?.home.id).toMatch(/^home_[0-9a-f]{24}$/);
  const token = await auth.tokens.accessToken(who?.home ?? { id: '', kind: 'home', enterpriseId: null, clientId: '' });
  const state = await fetch(`${sandbox.url}/api/v2/app/state`, { headers: { authorization: `Bearer ${token}` } });
  expect(state.status).toBe(200);
}

describe('e-mail code', () => {
  it('signs in with the one-step grant, and the cookie holds no token', async () => {
    const code = await startEmail();
    expect(await browser.signInWith('copper-email', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).toBeNull();
    await expectSignedIn('alex@example.com');
    expect((await viewer())?.home.clientId).toBe('RvXeGVUtzcz9iWnP4QJFwnVwCHVUoMIA');
    const session = await (await browser.send(`${site.url}/api/auth/session`)).json();
    expect(Object.keys(session as object)).toEqual(['expires']);
  });

  it('signs in where that grant is closed', async () => {
    sandbox.settings.otpGrant = 'closed';
    expect(await browser.signInWith('copper-email', { code: await startEmail('kim@example.com') })).toBeNull();
    await expectSignedIn('kim@example.com');
  });

  it('says that the way is closed when the fallback ends nowhere', async () => {
    sandbox.settings.otpGrant = 'closed';
    const code = await startEmail();
    sandbox.faults.add({ match: '/passwordless/verify_redirect', status: 404 });
    sandbox.faults.add({ match: '/authorize', status: 400 });
    expect(await browser.signInWith('copper-email', { code })).toBe('grant_closed');
    expect(await viewer()).toBeNull();
  });

  it.each(['open', 'closed'] as const)(
    'lets a mistyped code be corrected (grant %s), and uses each once',
    async (grant) => {
      sandbox.settings.otpGrant = grant;
      const code = await startEmail();
      const wrong = code === '111111' ? '222222' : '111111';
      expect(await browser.signInWith('copper-email', { code: wrong })).toBe('wrong_code');
      expect(await browser.signInWith('copper-email', { code: '' })).toBe('code_missing');
      expect(await browser.signInWith('copper-email', { code: 'abc' })).toBe('wrong_code');
      expect(await viewer()).toBeNull();
      expect(await browser.signInWith('copper-email', { code })).toBeNull();
      expect(await browser.signInWith('copper-email', { code })).toBe('attempt_used');
    },
  );

  it('ends an attempt after too many guesses', async () => {
    const code = await startEmail('lee@example.com');
    const wrong = code === '111111' ? '222222' : '111111';
    const answers: (string | null)[] = [];
    for (let guess = 0; guess < 4; guess += 1) answers.push(await browser.signInWith('copper-email', { code: wrong }));
    expect(answers.slice(0, 2)).toEqual(['wrong_code', 'wrong_code']);
    expect(answers[2]).toBe('too_many_attempts');
    expect(await browser.signInWith('copper-email', { code })).not.toBeNull();
    expect(await viewer()).toBeNull();
  });

  it('has sentences for none under way, too late, and a host that is down', async () => {
    expect(await browser.signInWith('copper-email', { code: '123456' })).toBe('no_attempt');
    const code = await startEmail();
    sandbox.faults.add({ match: '/oauth/token', drop: true, times: 1 });
    expect(await browser.signInWith('copper-email', { code })).toBe('auth_unreachable');
    sandbox.faults.add({ match: '/oauth/token', body: 'html', times: 1 });
    expect(await browser.signInWith('copper-email', { code })).toBe('auth_failed');
    now += 10 * 60_000;
    expect(await browser.signInWith('copper-email', { code })).toBe('code_expired');
    // An attempt of the other kind is none of this kind.
    await browser.startPost('/api/sign-in/code/start', {});
    expect(await browser.signInWith('copper-email', { code })).toBe('no_attempt');
  });

  it('says so when the auth host calls a code expired', async () => {
    const code = await startEmail();
    sandbox.clock.set(sandbox.clock.now() + 6 * 60_000);
    expect(await browser.signInWith('copper-email', { code })).toBe('code_expired');
    const next = await startEmail();
    now += 5 * 60_000;
    expect(await browser.signInWith('copper-email', { code: next === '111111' ? '222222' : '111111' })).toBe(
      'code_expired',
    );
  });

  it('refuses what is no address, and counts the mails to one mailbox', async () => {
    const bad = await browser.startPost('/api/sign-in/email/start', { email: 'alex at example' });
    expect(bad.status).toBe(400);
    expect(await bad.json()).toMatchObject({ code: 'email_invalid', field: 'email' });
    expect((await browser.startPost('/api/sign-in/email/start', {})).status).toBe(400);
    const statuses: number[] = [];
    for (let mail = 0; mail < 11; mail += 1) {
      statuses.push((await browser.startPost('/api/sign-in/email/start', { email: ' Asha@Example.com ' })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    now += 15 * 60_000;
    await startEmail('asha@example.com');
  });

  it('answers a start while the host is down, and refuses one that another site caused', async () => {
    sandbox.faults.add({ match: '/passwordless/start', drop: true, times: 1 });
    const down = await browser.startPost('/api/sign-in/email/start', { email: 'alex@example.com' });
    expect(down.status).toBe(503);
    expect(await down.json()).toMatchObject({ code: 'auth_unreachable' });
    const signs = [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
      ['content-type', 'text/plain'],
    ];
    for (const sign of signs) {
      const headers = Object.fromEntries([sign]);
      const forged = await browser.startPost('/api/sign-in/email/start', { email: 'alex@example.com' }, headers);
      expect(forged.status).toBe(403);
    }
  });
});

describe('copied code', () => {
  it('signs in with the code alone', async () => {
    const code = new URL(await landWithCode()).searchParams.get('code') ?? '';
    expect(await browser.signInWith('copper-code', { answer: code })).toBeNull();
    await expectSignedIn('alex@example.com');
  });

  it('signs in with the whole address, once', async () => {
    const address = await landWithCode('asha@example.com');
    expect(await browser.signInWith('copper-code', { answer: address })).toBeNull();
    await expectSignedIn('asha@example.com');
    expect(await browser.signInWith('copper-code', { answer: address })).toBe('attempt_used');
  });

  it('refuses addresses of other sign-ins and codes that do not fit, and can still be finished', async () => {
    const other = await landWithCode();
    const address = await landWithCode();
    expect(await browser.signInWith('copper-code', { answer: other })).toBe('state_mismatch');
    expect(await browser.signInWith('copper-code', { answer: 'hello' })).toBe('code_missing');
    const foreign = new URL(other).searchParams.get('code') ?? '';
    expect(await browser.signInWith('copper-code', { answer: foreign })).toBe('code_refused');
    expect(await browser.signInWith('copper-code', { answer: address })).toBeNull();
  });

  it('is tried at most five times, and for ten minutes', async () => {
    expect(await browser.signInWith('copper-code', { answer: 'abcdefgh' })).toBe('no_attempt');
    const address = await landWithCode();
    const answers: (string | null)[] = [];
    for (let guess = 0; guess < 6; guess += 1) {
      answers.push(await browser.signInWith('copper-code', { answer: 'not-the-code' }));
    }
    expect(answers).toEqual([...Array(5).fill('code_refused'), 'too_many_attempts']);
    expect(await browser.signInWith('copper-code', { answer: address })).toBe('too_many_attempts');
    const late = await landWithCode();
    now += 10 * 60_000;
    expect(await browser.signInWith('copper-code', { answer: late })).toBe('code_expired');
  });
});

describe('redirect', () => {
  async function leave(): Promise<string> {
    const answer = await browser.form('/api/auth/signin/copper', {});
    return ((await answer.json()) as { url: string }).url;
  }

  it('signs in with PKCE, state and nonce, and comes back to our own page', async () => {
    const authorizeUrl = new URL(await leave());
    for (const name of ['code_challenge', 'state', 'nonce', 'audience'])
      expect(authorizeUrl.searchParams.has(name)).toBe(true);
    const landed = await authorizeAs(browser, authorizeUrl.href, 'alex@example.com', /\/premises$/);
    expect(landed).toBe(`${site.url}/premises`);
    await expectSignedIn('alex@example.com');
    expect((await viewer())?.home.clientId).toBe('copper-dashboard');
  });

  it('has a sentence for a host that is down and for a bent answer', async () => {
    sandbox.faults.add({ match: '/.well-known/openid-configuration', drop: true, times: 1 });
    const down = await browser.follow(await leave(), /\/sign-in\?/);
    expect(new URL(down.url).searchParams.get('error')).toBe('OAuthSignin');
    await leave();
    const bent = await browser.follow(`${site.url}/api/auth/callback/copper?code=x&state=y`, /\/sign-in\?/);
    expect(new URL(bent.url).searchParams.get('error')).toBe('OAuthCallback');
    expect(await viewer()).toBeNull();
  });
});

describe('who may what', () => {
  async function signInBy(email: string): Promise<void> {
    expect(await browser.signInWith('copper-email', { code: await startEmail(email) })).toBeNull();
  }

  it('lists the enterprise for a verified operator only', async () => {
    await signInBy('alex@example.com');
    expect((await viewer())?.enterprises).toEqual([]);
    browser = createBrowser(site.url);
    await signInBy('operator@utility.example');
    const who = await viewer();
    expect(who?.enterprises).toMatchObject([{ id: 'sandbox-utility', account: { clientId: 'sandbox-enterprise' } }]);
    const account = who?.enterprises[0]?.account;
    expect(account && (await auth.tokens.accessToken(account))).toMatch(/^eyJ/);
  });

  it('takes an unverified address for what it is, unless its mailbox was proven', async () => {
    expect(
      await browser.signInWith('copper-code', { answer: await landWithCode('unverified@example.com') }),
    ).toBeNull();
    expect(await viewer()).toMatchObject({ emailVerified: false, enterprises: [] });
    await signInBy('unverified@example.com');
    expect(await viewer()).toMatchObject({ emailVerified: true, enterprises: [{ id: 'sandbox-utility' }] });
  });

  it('ends a session on sign-out and forgets the tokens of the account', async () => {
    await signInBy('alex@example.com');
    const other = createBrowser(site.url);
    const here = browser;
    browser = other;
    await signInBy('alex@example.com');
    const cookie = other.cookieHeader();
    await other.form('/api/auth/signout', {});
    expect(await auth.viewerFor(other.cookieHeader())).toBeNull();
    expect(await auth.viewerFor(cookie)).toBeNull();
    expect(await auth.viewerFor(here.cookieHeader())).toMatchObject({ needsSignIn: true });
  });

  it('ends a session after thirty days, and takes no cookie that another secret made', async () => {
    await signInBy('alex@example.com');
    expect(await auth.viewerFor('next-auth.session-token=nonsense')).toBeNull();
    expect(await auth.viewerFor('')).toBeNull();
    now += 30 * 24 * 3_600_000;
    expect(await viewer()).toBeNull();
  });
});
