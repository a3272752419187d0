import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { openDatabase } from '@/lib/server/db/open';
import { freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { parseEnv } from '@/lib/server/env';
import { createLog } from '@/lib/server/log';
import { provideServices } from '@/lib/server/test-support/provide-services';
import { createAuthHost } from '@/lib/server/upstream/auth-host';
import { type Sandbox, startSandbox } from '../../../../sandbox/start';
import { nextAuthOptions } from '../../http/sign-in/next-auth-options';
import { codeStart, emailStart } from '../../http/sign-in/start-routes';
import { type Auth, createAuth } from '../create-auth';
import { createTestBrowser, startAuthSite, type TestBrowser } from './auth-site';

/** A stand-in cloud, our sign-in routes on a port, a fresh database for each test, and a browser. */
export interface SignInHarness {
  sandbox: Sandbox;
  site: { url: string };
  auth: Auth;
  browser: TestBrowser;
  /** Our clock, in milliseconds; the sandbox has its own. */
  now: number;
  /** Who may use and who may look at the enterprises; read at each request. */
  lists: { operators: readonly string[]; viewers: readonly string[] };
  viewer(): ReturnType<Auth['viewerFor']>;
  /** Has a code mailed and returns it. */
  startEmail(email?: string): Promise<string>;
  /** Opens Copper's page for a copied code, signs in there, and gives the address the browser lands on. */
  landWithCode(email?: string): Promise<string>;
  /** Signs in on the auth host's page at `authorizeUrl`; resolves with the first address that fits `stop`. */
  authorizeAs(tab: TestBrowser, authorizeUrl: string, email: string, stop: RegExp): Promise<string>;
  /** Fails unless this person is signed in and the cloud's API takes their token. */
  expectSignedIn(email: string): Promise<void>;
}

/** Call it at the top of a test file. */
export function signInHarness(): SignInHarness {
  const harness = { now: 0 } as SignInHarness;
  const lines: string[] = [];
  const endings: (() => unknown)[] = [];

  beforeAll(async () => {
    harness.sandbox = await startSandbox({ port: 0 });
  });
  afterAll(() => harness.sandbox.close());

  beforeEach(async () => {
    const { sandbox } = harness;
    harness.now = Date.now();
    lines.length = 0;
    sandbox.faults.clear();
    sandbox.settings.otpGrant = 'open';
    const fresh = await freshDatabase();
    const db = await openDatabase({ url: fresh.url });
    const site = await startAuthSite(async (url) => {
      // next-auth reads its own address from there.
      vi.stubEnv('NEXTAUTH_URL', url);
      const settings = parseEnv({
        COPPER_API_URL: sandbox.url,
        COPPER_AUTH_URL: sandbox.url,
        COPPER_OAUTH_CLIENT_ID: 'copper-dashboard',
        COPPER_CLIENT_ID: 'sandbox-enterprise',
        COPPER_CLIENT_SECRET: 'sandbox-enterprise-secret',
        COPPER_ENTERPRISE_ID: 'sandbox-utility',
        COPPER_ENTERPRISES: '[{"id":"east","name":"East Utility","clientId":"east-client","clientSecret":"shh"}]',
        COPPER_OPERATORS: '@utility.example, unverified@example.com',
        COPPER_VIEWERS: 'kim@example.com',
        NEXTAUTH_URL: url,
      });
      harness.lists = { operators: settings.operators, viewers: settings.viewers };
      const env = {
        ...settings,
        get operators() {
          return harness.lists.operators;
        },
        get viewers() {
          return harness.lists.viewers;
        },
      };
      const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
      const clock = () => harness.now;
      const secret = 'a secret for the tests only';
      harness.auth = createAuth({ db, env, secret, authHost: createAuthHost({ authUrl: sandbox.url }), clock, log });
      provideServices({ env, log, clock, auth: harness.auth });
      return {
        options: (cookieHeader) => nextAuthOptions({ auth: harness.auth, env, log, cookieHeader }),
        posts: { '/api/sign-in/email/start': emailStart, '/api/sign-in/code/start': codeStart },
      };
    });
    harness.site = site;
    harness.browser = createTestBrowser(site.url);
    endings.push(
      () => site.close(),
      () => db.close(),
      () => fresh.remove(),
    );
  });

  afterEach(async () => {
    for (const end of endings.splice(0)) await end();
    vi.unstubAllEnvs();
    // Whatever was done: no address and no token may have reached the log.
    expect(lines.join('')).not.toMatch(/@example|@utility|eyJ/);
  });

  async function authorizeAs(tab: TestBrowser, authorizeUrl: string, email: string, stop: RegExp): Promise<string> {
    const page = await tab.follow(authorizeUrl, stop);
    const posted = await tab.send(page.url, { method: 'POST', body: new URLSearchParams({ email }) });
    return (await tab.follow(new URL(posted.headers.get('location') ?? '', page.url).href, stop)).url;
  }

  return Object.assign(harness, {
    viewer: () => harness.auth.viewerFor(harness.browser.cookieHeader()),
    async startEmail(email = 'alex@example.com') {
      const answer = await harness.browser.startPost('/api/sign-in/email/start', { email });
      expect(answer.status).toBe(200);
      return harness.sandbox.mailbox.latest(email) ?? '';
    },
    async landWithCode(email = 'alex@example.com') {
      const answer = await harness.browser.startPost('/api/sign-in/code/start', {});
      const { data } = (await answer.json()) as { data: { authorizeUrl: string } };
      return authorizeAs(createTestBrowser(harness.site.url), data.authorizeUrl, email, /\/api\/v2\/app\?/);
    },
    authorizeAs,
    async expectSignedIn(email: string) {
      const who = await harness.viewer();
      expect(who).toMatchObject({ email, needsSignIn: false });
      expect(who?.home.id).toMatch(/^home_[0-9a-f]{24}$/);
      if (!who) return;
      const token = await harness.auth.tokens.accessToken(who.home);
      const state = await createTestBrowser(harness.site.url).send(`${harness.sandbox.url}/api/v2/app/state`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(state.status).toBe(200);
    },
  });
}
