import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { Database } from '@/lib/server/db/database';
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

/** The secret of the harness, which seals its tokens. */
export const TEST_SECRET = 'a secret for the tests only';

/** The sandbox, our sign-in routes over HTTP, a browser, and a new database for each test. */
export interface SignInHarness {
  sandbox: Sandbox;
  site: { url: string };
  auth: Auth;
  db: Database;
  browser: TestBrowser;
  /** The server's clock in milliseconds. The sandbox has its own. */
  now: number;
  /** Returns how often a message was logged in this test. */
  logged(message: string): number;
  /** The settings COPPER_OPERATORS and COPPER_VIEWERS; read at each request. */
  lists: { operators: readonly string[]; viewers: readonly string[] };
  viewer(): ReturnType<Auth['viewerFor']>;
  /** Requests an email with a code and returns the code. */
  startEmail(email?: string): Promise<string>;
  /** Opens Copper's page for a copied code, signs in there, and returns the address where the browser ends up. */
  landWithCode(email?: string): Promise<string>;
  /** Signs in on the auth host's page at `authorizeUrl`. Resolves with the first address that matches `stop`. */
  authorizeAs(tab: TestBrowser, authorizeUrl: string, email: string, stop: RegExp): Promise<string>;
  /** Fails unless this user is signed in and the cloud's API accepts their token. */
  expectSignedIn(email: string): Promise<void>;
}

/** Sets up the harness. Call it at the top of a test file. */
export function signInHarness(): SignInHarness {
  const harness = { now: 0 } as SignInHarness;
  const lines: string[] = [];
  const cleanups: (() => unknown)[] = [];

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
    harness.db = db;
    const site = await startAuthSite(async (url) => {
      // next-auth reads its address from this variable.
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
      const secret = TEST_SECRET;
      harness.auth = createAuth({ db, env, secret, authHost: createAuthHost({ authUrl: sandbox.url }), clock, log });
      provideServices({ env, log, clock, auth: harness.auth });
      return {
        options: (cookieHeader) => nextAuthOptions({ auth: harness.auth, env, log, cookieHeader }),
        posts: { '/api/sign-in/email/start': emailStart, '/api/sign-in/code/start': codeStart },
      };
    });
    harness.site = site;
    harness.browser = createTestBrowser(site.url);
    cleanups.push(
      () => site.close(),
      () => db.close(),
      () => fresh.remove(),
    );
  });

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) await cleanup();
    vi.unstubAllEnvs();
    // The log must never contain an email address or a token.
    expect(lines.join('')).not.toMatch(/@example|@utility|eyJ/);
  });

  async function authorizeAs(tab: TestBrowser, authorizeUrl: string, email: string, stop: RegExp): Promise<string> {
    const page = await tab.follow(authorizeUrl, stop);
    const posted = await tab.send(page.url, { method: 'POST', body: new URLSearchParams({ email }) });
    return (await tab.follow(new URL(posted.headers.get('location') ?? '', page.url).href, stop)).url;
  }

  return Object.assign(harness, {
    logged: (message: string) => lines.filter((line) => line.includes(`"msg":"${message}"`)).length,
    viewer: () => harness.auth.viewerFor(harness.browser.cookieHeader()),
    async startEmail(email = 'alex@example.com') {
      const response = await harness.browser.startPost('/api/sign-in/email/start', { email });
      expect(response.status).toBe(200);
      return harness.sandbox.mailbox.latest(email) ?? '';
    },
    async landWithCode(email = 'alex@example.com') {
      const response = await harness.browser.startPost('/api/sign-in/code/start', {});
      const { data } = (await response.json()) as { data: { authorizeUrl: string } };
      return authorizeAs(createTestBrowser(harness.site.url), data.authorizeUrl, email, /\/api\/v2\/app\?/);
    },
    authorizeAs,
    async expectSignedIn(email: string) {
      const viewer = await harness.viewer();
      expect(viewer).toMatchObject({ email, needsSignIn: false });
      expect(viewer?.home.id).toMatch(/^home_[0-9a-f]{24}$/);
      if (!viewer) return;
      const token = await harness.auth.tokens.accessToken(viewer.home);
      const state = await createTestBrowser(harness.site.url).send(`${harness.sandbox.url}/api/v2/app/state`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(state.status).toBe(200);
    },
  });
}
