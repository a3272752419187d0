import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import { createLog } from '@/lib/server/log';
import { provideServices } from '@/lib/server/test-support/provide-services';
import { methodNotAllowed } from './method-not-allowed';
import { jsonResponse, noContentResponse } from './responses';
import { route } from './route';

const viewer = { sessionId: 's' } as Viewer;
const tokenViewer = { sessionId: null } as Viewer;
const now = Date.parse('2026-03-01T12:00:00Z');
const lines: string[] = [];
let sessionViewer: Viewer | null;
let guestViewer: Viewer | null;
let env: { siteUrl: string; siteUrlIsSet: boolean; secure?: boolean };

beforeEach(() => {
  sessionViewer = viewer;
  guestViewer = null;
  env = { siteUrl: 'http://localhost:3000', siteUrlIsSet: true };
  lines.length = 0;
  provideServices({
    env,
    clock: () => now,
    log: createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } }),
    auth: {
      viewerFor: async () => sessionViewer,
      guestFor: async () => guestViewer,
      accessTokens: {
        authenticate: async (secret: string) => {
          if (!secret.endsWith('-right')) throw new AppError('token_refused', { userMessage: 'Not this one.' });
          return { viewer: tokenViewer, scope: secret.startsWith('copper_pat_read') ? 'read' : 'reports' };
        },
      },
    },
    context: { name: 'context' },
  });
});

const requestTo = (path: string, init?: RequestInit) => new Request(`http://localhost:3000${path}`, init);
const noParams = { params: Promise.resolve({}) };
const schema = z.object({
  premiseId: z.string(),
  account: z.string().default('home'),
  days: z.coerce.number().int().optional(),
});

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toContain('no-store');
  return (await response.json()) as Record<string, unknown>;
}

describe('route', () => {
  it('passes viewer and parameters to the handler; the path wins over the query', async () => {
    const GET = route({
      params: schema,
      handle: async (ctx, caller, input, request) => jsonResponse(request, { ctx, same: caller === viewer, input }),
    });
    const params = Promise.resolve({ premiseId: '12%3A00' });
    const response = await GET(requestTo('/api/x?premiseId=evil&days=3'), { params });
    expect(await response.json()).toEqual({
      ctx: { name: 'context' },
      same: true,
      input: { premiseId: '12:00', account: 'home', days: 3 },
    });
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('vary')).toBe('Cookie, Authorization');
    const again = requestTo('/api/x?days=3', {
      headers: { 'if-none-match': `"other", ${response.headers.get('etag')}` },
    });
    const unchanged = await GET(again, { params: Promise.resolve({ premiseId: '12%3A00' }) });
    expect(unchanged.status).toBe(304);
    expect(await unchanged.text()).toBe('');
  });

  it('is closed to guests, unless it says otherwise', async () => {
    sessionViewer = null;
    guestViewer = { sessionId: null, guest: { name: 'Ann', until: now } } as Viewer;
    const handle = async (_ctx: unknown, caller: Viewer) => Response.json(caller.guest);
    const closed = await route({ params: z.object({}), handle })(requestTo('/api/x'), noParams);
    expect(await problemOf(closed)).toMatchObject({ code: 'forbidden', status: 403 });
    const open = await route({ params: z.object({}), guests: true, handle })(requestTo('/api/x'), noParams);
    expect(await open.json()).toEqual({ name: 'Ann', until: now });
    sessionViewer = viewer;
    const own = await route({ params: z.object({}), handle: async (_ctx, { sessionId }) => Response.json(sessionId) });
    expect(await (await own(requestTo('/api/x'), noParams)).json()).toBe('s');
  });

  it('says to a browser whose guest link has ended that it has', async () => {
    sessionViewer = null;
    const request = requestTo('/api/x', { headers: { cookie: 'copper.guest=x' } });
    const response = await route({ params: schema, guests: true, handle: async () => new Response() })(
      request,
      noParams,
    );
    expect((await problemOf(response)).detail).toMatch(/^Your guest link has ended\./);
  });

  it('answers 401 before it checks parameters', async () => {
    sessionViewer = null;
    const response = await route({ params: schema, handle: async () => new Response() })(requestTo('/api/x'), noParams);
    expect(response.status).toBe(401);
    expect(await problemOf(response)).toMatchObject({ code: 'signed_out', status: 401 });
  });

  it.each([
    ['/api/x', 'premiseId'],
    ['/api/x?premiseId=1&days=two', 'days'],
    ['/api/x?premiseId=1&account=a&account=b', 'account'],
  ])('answers %s with 400 and names %s', async (path, field) => {
    const response = await route({ params: schema, handle: async () => new Response() })(requestTo(path), noParams);
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code: 'bad_request', field });
  });

  it('sends Retry-After when a time is known', async () => {
    const error = new AppError('limited', { userMessage: 'Used up.', retryAt: '2026-03-01T12:01:30Z' });
    const GET = route({
      scope: 'public',
      params: z.object({}),
      handle: () => Promise.reject(error),
    });
    const response = await GET(requestTo('/api/x'), noParams);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('90');
    expect(await problemOf(response)).toMatchObject({ detail: 'Used up.', retryAt: '2026-03-01T12:01:30Z' });
  });

  it('answers an unexpected error with a 500 without details, and logs it once', async () => {
    const GET = route({
      scope: 'public',
      params: z.object({}),
      handle: () => Promise.reject(new Error('table Foo for alex@example.com')),
    });
    const response = await GET(requestTo('/api/x?code=secret'), noParams);
    expect(response.status).toBe(500);
    const problem = await problemOf(response);
    expect(JSON.stringify(problem)).not.toMatch(/Foo|alex/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(response.headers.get('x-request-id') ?? '-');
    expect(lines[0]).not.toMatch(/secret|alex@/);
  });

  it('answers other methods with 405 as a problem', async () => {
    const response = methodNotAllowed('GET').POST();
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(await problemOf(response)).toMatchObject({ code: 'method_not_allowed' });
  });
});

describe('access tokens', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, cookie: 'session' });
  const whoami = (scope?: 'reports' | 'read' | 'none') =>
    route({
      params: z.object({}),
      ...(scope && { scope }),
      handle: async (_ctx, caller) =>
        Response.json(
          { byToken: caller.sessionId === null, readsOnly: caller.readsOnly ?? false },
          { headers: { 'Set-Cookie': 'session=stolen' } },
        ),
    });

  it.each([
    ['copper_pat_read-right', undefined, 200],
    ['copper_pat_read-right', 'reports', 200],
    ['copper_pat_read-right', 'none', 403],
    ['copper_pat_reports-right', undefined, 403],
    ['copper_pat_reports-right', 'reports', 200],
    ['copper_pat_wrong', 'reports', 401],
  ] as const)('answers %s at a route of scope %s with %i, and ignores the cookie', async (token, scope, status) => {
    const response = await whoami(scope)(requestTo('/api/x', { headers: bearer(token) }), noParams);
    expect(response.status).toBe(status);
    if (status === 200) {
      expect(await response.json()).toEqual({ byToken: true, readsOnly: token.startsWith('copper_pat_read-') });
    } else expect(await problemOf(response)).toMatchObject({ status });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer error="invalid_token"' : null);
  });

  it('ignores a bearer token of a reverse proxy', async () => {
    const response = await whoami()(requestTo('/api/x', { headers: bearer('eyJ.of.a-proxy') }), noParams);
    expect(await response.json()).toEqual({ byToken: false, readsOnly: false });
  });

  it.each([
    ['POST', 'copper_pat_reports-right', 200],
    ['POST', 'copper_pat_read-right', 403],
    ['DELETE', 'copper_pat_reports-right', 204],
    ['DELETE', 'copper_pat_read-right', 403],
  ])(
    'answers a %s with %s at a route of scope reports with %i, without an origin check',
    async (method, token, status) => {
      const handle = async () => Response.json({});
      const POST = route({ body: z.object({}), scope: 'reports', handle });
      const DELETE = route({
        params: z.object({}),
        changes: true,
        scope: 'reports',
        handle: async () => noContentResponse(),
      });
      const request = (headers: Record<string, string>) =>
        requestTo('/api/x', { method, headers, ...(method === 'POST' && { body: '{}' }) });
      const send = (sent: Request) => (method === 'POST' ? POST(sent) : DELETE(sent, noParams));
      expect((await send(request(bearer(token)))).status).toBe(status);
      expect((await send(request({ cookie: 'session', 'sec-fetch-site': 'cross-site' }))).status).toBe(403);
    },
  );

  it('are refused by a POST without a scope, and by sign-in routes', async () => {
    const handle = async () => Response.json({}, { headers: { 'Set-Cookie': 'attempt=1' } });
    const request = () =>
      requestTo('/api/x', { method: 'POST', body: '{}', headers: bearer('copper_pat_reports-right') });
    const body = z.object({});
    for (const POST of [route({ body, handle }), route({ scope: 'public', body, handle })]) {
      const response = await POST(request());
      expect(response.status).toBe(403);
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });
});

describe('public route with a body', () => {
  const POST = route({
    scope: 'public',
    body: z.object({ email: z.string() }),
    handle: async (input) => Response.json(input),
  });
  const headers = { 'content-type': 'application/json', origin: 'http://localhost:3000' };
  const post = (body: string, more: Record<string, string> = {}) =>
    POST(requestTo('/api/x', { method: 'POST', body, headers: { ...headers, ...more } }));

  it.each([
    ['its own page', {}, 200],
    ['its own page under another host name', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, 200],
    ['a same-origin fetch', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['its own host with another scheme', { origin: 'https://localhost:3000', host: 'localhost:3000' }, 403],
    ['another scheme without a Host', { origin: 'ftp://localhost:3000' }, 403],
    ['another port of this machine', { origin: 'http://localhost:3001', host: 'localhost:3000' }, 403],
    ['another site under its own Host', { origin: 'http://evil.example:3000', host: 'evil.example:3000' }, 403],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a plain form', { 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['a form sent as plain text', { 'content-type': 'text/plain' }, 403],
  ])('%s', async (_sender, more, status) => {
    expect((await post('{"email":"a"}', more)).status).toBe(status);
  });

  it.each([
    ['http://192.168.1.5:3000', '192.168.1.5:3000', 200],
    ['https://192.168.1.5:3000', '192.168.1.5:3000', 403],
    ['http://192.168.1.5:3000', '192.168.1.6:3000', 403],
  ])('takes any name while no address is set: %s at %s', async (origin, host, status) => {
    env.siteUrlIsSet = false;
    expect((await post('{"email":"a"}', { origin, host })).status).toBe(status);
  });

  it('refuses a Host of another site in a request without Origin', async () => {
    const at = (host: string) =>
      POST(
        requestTo('/api/x', {
          method: 'POST',
          body: '{"email":"a"}',
          headers: { 'content-type': 'application/json', host },
        }),
      );
    expect((await at('evil.example')).status).toBe(403);
    expect((await at('localhost:3000')).status).toBe(200);
  });

  it('takes the Origin of the site behind a proxy that sends another Host', async () => {
    env.siteUrl = 'https://energy.example.com';
    const more = { origin: 'https://energy.example.com', host: 'app:3000' };
    expect((await post('{"email":"a"}', more)).status).toBe(200);
    expect((await post('{"email":"a"}', { ...more, origin: 'http://energy.example.com' })).status).toBe(403);
    expect((await post('{"email":"a"}', { ...more, origin: 'http://app:3000' })).status).toBe(403);
  });

  it.each(['', '{', '[]', '{}'])('answers %.20s with 400', async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  it('answers a body that is too large with 413, also one without a length', async () => {
    const body = `{"email":"${'x'.repeat(20_000)}"}`;
    const response = await post(body);
    expect(response.status).toBe(413);
    expect(await problemOf(response)).toMatchObject({ code: 'too_large' });
    const init = { method: 'POST', body: new Blob([body]).stream(), headers, duplex: 'half' } as RequestInit;
    expect((await POST(requestTo('/api/x', init))).status).toBe(413);
  });

  it.each([
    [100_000, false],
    [2_000_000, true],
  ])('reads a body of %i bytes to its end, but for a megabyte', async (bytes, isGivenUp) => {
    let [sent, canceled] = [0, false];
    const body = new ReadableStream({
      pull(controller) {
        if (sent >= bytes) return controller.close();
        controller.enqueue(new Uint8Array(10_000));
        sent += 10_000;
      },
      cancel() {
        canceled = true;
      },
    });
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
    expect((await POST(requestTo('/api/x', init))).status).toBe(413);
    expect([canceled, sent === bytes]).toEqual([isGivenUp, !isGivenUp]);
  });
});
