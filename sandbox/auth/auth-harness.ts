import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AuthServer, AuthSettings, ClientSpec } from './auth.types';
import { createAuthServer } from './auth-server';
import { API_AUDIENCE, DEMO_CLIENT_ID } from './clients';

/** For tests of the auth server only: the auth server behind a plain HTTP server, with a browser and a client. */
export interface AuthHarness {
  url: string;
  auth: AuthServer;
  settings: AuthSettings;
  logged: string[];
  /** Moves the sandbox's clock forward. */
  advance(ms: number): void;
  browser(): FakeBrowser;
  token(fields: Record<string, string>, as?: 'json' | 'form'): Promise<TokenResult>;
  post(path: string, body: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }>;
  close(): Promise<void>;
}

export interface TokenResult {
  status: number;
  access: string;
  refresh: string | undefined;
  idToken: string | undefined;
  expiresIn: number;
  error: string | undefined;
  description: string | undefined;
  scope: string | undefined;
}

export const TEST_CALLBACK = 'http://127.0.0.1:3456/api/auth/callback/copper';
export const TEST_SCOPE = 'openid profile email app offline_access';

export interface Pkce {
  verifier: string;
  challenge: string;
}

export function pkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export function authorizeQuery(proofKey: Pkce, changes: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    response_type: 'code',
    client_id: DEMO_CLIENT_ID,
    redirect_uri: TEST_CALLBACK,
    scope: TEST_SCOPE,
    audience: API_AUDIENCE,
    state: 'the-state',
    code_challenge: proofKey.challenge,
    code_challenge_method: 'S256',
    ...changes,
  });
}

/** Keeps cookies by path and follows redirects one at a time, so that a test can inspect each step. */
export class FakeBrowser {
  readonly #cookies = new Map<string, { value: string; path: string }>();

  constructor(private readonly origin: string) {}

  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin);
    const sent = [...this.#cookies].filter(([, { path }]) => url.pathname.startsWith(path));
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(cookie ? { cookie } : {}), ...(init.headers ?? {}) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/; ?/);
      const equals = pair.indexOf('=');
      const path = attributes.find((text) => /^path=/i.test(text))?.slice(5) ?? '/';
      const value = pair.slice(equals + 1);
      if (value) this.#cookies.set(pair.slice(0, equals), { value, path });
      else this.#cookies.delete(pair.slice(0, equals));
    }
    return answer;
  }

  form(address: string, fields: Record<string, string>): Promise<Response> {
    return this.request(address, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Follows redirects on this origin. Returns the first address outside it, or the page it ends on. */
  async follow(answer: Response): Promise<URL | Response> {
    let current = answer;
    for (let hops = 0; hops < 10; hops += 1) {
      const location = current.headers.get('location');
      if (!location) return current;
      const next = new URL(location, this.origin);
      if (next.origin !== this.origin) return next;
      current = await this.request(next.href);
    }
    throw new Error('too many redirects');
  }

  /** Returns the page that an address on this origin leads to. */
  async page(address: string): Promise<Response> {
    const page = await this.follow(await this.request(address));
    if (page instanceof URL) throw new Error(`expected a page, got a redirect to ${page}`);
    return page;
  }

  /** Submits the first form of a page with its hidden fields. */
  async submit(html: string, more: Record<string, string> = {}): Promise<URL | Response> {
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
    return this.follow(await this.form(action, { ...fields, ...more }));
  }

  /** Authorizes, signing in on the page as `email`. Returns the redirect address. */
  async authorize(query: URLSearchParams, email: string): Promise<URL> {
    const first = await this.follow(await this.request(`/authorize?${query}`));
    if (first instanceof URL) return first;
    const html = await first.text();
    const action = /action="([^"]+)"/.exec(html)?.[1];
    if (!action) throw new Error(`no sign-in page: ${first.status} ${html}`);
    const last = await this.follow(await this.form(action, { email }));
    if (last instanceof URL) return last;
    throw new Error(`ended on a page: ${last.status} ${await last.text()}`);
  }
}

export async function startAuthHarness(
  changes: Partial<AuthSettings> = {},
  clients: ClientSpec[] = [],
): Promise<AuthHarness> {
  const settings: AuthSettings = { otpGrant: 'open', rotation: true, tokenSeconds: 86_400, ...changes };
  const logged: string[] = [];
  let offsetMs = 0;
  let auth: AuthServer | undefined;
  const server = createServer((req, res) => void auth?.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = () => Date.now() + offsetMs;
  auth = await createAuthServer({ issuer: url, clock, settings, clients, log: (line) => logged.push(line) });

  async function send(path: string, init: RequestInit) {
    const answer = await fetch(url + path, { method: 'POST', ...init });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
  }

  function post(path: string, body: Record<string, string>) {
    return send(path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  }

  return {
    url,
    auth,
    settings,
    logged,
    advance: (ms) => {
      offsetMs += ms;
    },
    browser: () => new FakeBrowser(url),
    post,
    async token(fields, as = 'json') {
      const path = '/oauth/token';
      const { status, body } = await (as === 'json'
        ? post(path, fields)
        : send(path, { body: new URLSearchParams(fields) }));
      const text = (name: string) => (body[name] === undefined ? undefined : String(body[name]));
      return {
        status,
        access: text('access_token') ?? '',
        refresh: text('refresh_token'),
        idToken: text('id_token'),
        expiresIn: Number(body.expires_in),
        error: text('error'),
        description: text('error_description'),
        scope: text('scope'),
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Signs in by redirect and returns the tokens. */
export async function completeSignIn(harness: AuthHarness, email: string, changes: Record<string, string> = {}) {
  const proofKey = pkce();
  const query = authorizeQuery(proofKey, changes);
  const redirect = await harness.browser().authorize(query, email);
  return harness.token({
    grant_type: 'authorization_code',
    client_id: query.get('client_id') ?? '',
    code: redirect.searchParams.get('code') ?? '',
    code_verifier: proofKey.verifier,
    redirect_uri: query.get('redirect_uri') ?? '',
  });
}
