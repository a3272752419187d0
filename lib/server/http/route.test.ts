import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import { createLog } from '@/lib/server/log';
import { provideServices } from '@/lib/server/test-support/provide-services';
import { deleteRoute } from './delete-route';
import { methodNotAllowed } from './method-not-allowed';
import { postRoute, publicPostRoute } from './post-route';
import { jsonResponse } from './responses';
import { publicRoute, route } from './route';

const viewer = { sessionId: 's' } as Viewer;
const byToken = { sessionId: null } as Viewer;
const now = Date.parse('2026-03-01T12:00:00Z');
const lines: string[] = [];
let who: Viewer | null;

beforeEach(() => {
  who = viewer;
  lines.length = 0;
  provideServices({
    env: { siteUrl: 'http://localhost:3000' },
    clock: () => now,
    log: createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } }),
    auth: {
      viewerFor: async () => who,
      accessTokens: {
        authenticate: async (secret: string) => {
          if (!secret.endsWith('-right')) throw new AppError('token_refused', { userMessage: 'Not this one.' });
          return { viewer: byToken, scope: secret.startsWith('copper_pat_read') ? 'read' : 'reports' };
        },
      },
    },
    context: { name: 'context' },
  });
});

const at = (path: string, init?: RequestInit) => new Request(`http://localhost:3000${path}`, init);
const without = { params: Promise.resolve({}) };
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
  it('hands over viewer and parameters; the path wins over the query', async () => {
    const GET = route({
      params: schema,
      handle: async (ctx, asking, input, request) => jsonResponse(request, { ctx, same: asking === viewer, input }),
    });
    const params = Promise.resolve({ premiseId: '12%3A00' });
    const response = await GET(at('/api/x?premiseId=evil&days=3'), { params });
    expect(await response.json()).toEqual({
      ctx: { name: 'context' },
      same: true,
      input: { premiseId: '12:00', account: 'home', days: 3 },
    });
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    expect(response.headers.get('vary')).toBe('Cookie, Authorization');
    const again = at('/api/x?days=3', { headers: { 'if-none-match': `"other", ${response.headers.get('etag')}` } });
    const unchanged = await GET(again, { params: Promise.resolve({ premiseId: '12%3A00' }) });
    expect(unchanged.status).toBe(304);
    expect(await unchanged.text()).toBe('');
  });

  it('answers 401 before it looks at parameters', async () => {
    who = null;
    const response = await route({ params: schema, handle: async () => new Response() })(at('/api/x'), without);
    expect(response.status).toBe(401);
    expect(await problemOf(response)).toMatchObject({ code: 'signed_out', status: 401 });
  });

  it.each([
    ['/api/x', 'premiseId'],
    ['/api/x?premiseId=1&days=two', 'days'],
    ['/api/x?premiseId=1&account=a&account=b', 'account'],
  ])('%s: 400 that names %s', async (path, field) => {
    const response = await route({ params: schema, handle: async () => new Response() })(at(path), without);
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code: 'bad_request', field });
  });

  it('says when to come back', async () => {
    const error = new AppError('limited', { userMessage: 'Used up.', retryAt: '2026-03-01T12:01:30Z' });
    const GET = publicRoute({ params: z.object({}), handle: () => Promise.reject(error) });
    const response = await GET(at('/api/x'), without);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('90');
    expect(await problemOf(response)).toMatchObject({ detail: 'Used up.', retryAt: '2026-03-01T12:01:30Z' });
  });

  it('keeps what nobody foresaw to itself, and logs it once', async () => {
    const GET = publicRoute({
      params: z.object({}),
      handle: () => Promise.reject(new Error('table Foo for alex@example.com')),
    });
    const response = await GET(at('/api/x?code=secret'), without);
    expect(response.status).toBe(500);
    const problem = await problemOf(response);
    expect(JSON.stringify(problem)).not.toMatch(/Foo|alex/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(response.headers.get('x-request-id') ?? '-');
    expect(lines[0]).not.toMatch(/secret|alex@/);
  });

  it('answers other methods with a problem', async () => {
    const response = methodNotAllowed('GET').POST();
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(await problemOf(response)).toMatchObject({ code: 'method_not_allowed' });
  });
});

describe('access tokens', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}`, cookie: 'session' });
  const who = (scope?: 'reports' | 'read' | 'none') =>
    route({
      params: z.object({}),
      ...(scope && { scope }),
      handle: async (_ctx, asking) =>
        Response.json(
          { byToken: asking.sessionId === null, readsOnly: asking.readsOnly ?? false },
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
  ] as const)('%s at an address for %s: %i, whatever cookie comes with it', async (token, scope, status) => {
    const response = await who(scope)(at('/api/x', { headers: bearer(token) }), without);
    expect(response.status).toBe(status);
    if (status === 200) {
      expect(await response.json()).toEqual({ byToken: true, readsOnly: token.startsWith('copper_pat_read-') });
    } else expect(await problemOf(response)).toMatchObject({ status });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer error="invalid_token"' : null);
  });

  it('leaves what a proxy puts there to the proxy', async () => {
    const response = await who()(at('/api/x', { headers: bearer('eyJ.of.a-proxy') }), without);
    expect(await response.json()).toEqual({ byToken: false, readsOnly: false });
  });

  it.each([
    ['POST', 'copper_pat_reports-right', 200],
    ['POST', 'copper_pat_read-right', 403],
    ['DELETE', 'copper_pat_reports-right', 204],
    ['DELETE', 'copper_pat_read-right', 403],
  ])('%s with %s, where reports are opened to tokens: %i, from no page at all', async (method, token, status) => {
    const handle = async () => Response.json({});
    const POST = postRoute({ body: z.object({}), scope: 'reports', handle });
    const DELETE = deleteRoute({ params: z.object({}), scope: 'reports', handle: async () => {} });
    const request = (headers: Record<string, string>) =>
      at('/api/x', { method, headers, ...(method === 'POST' && { body: '{}' }) });
    const send = (asked: Request) => (method === 'POST' ? POST(asked) : DELETE(asked, without));
    expect((await send(request(bearer(token)))).status).toBe(status);
    expect((await send(request({ cookie: 'session', 'sec-fetch-site': 'cross-site' }))).status).toBe(403);
  });

  it('open no POST that does not say so, and sign nobody in', async () => {
    const handle = async () => Response.json({}, { headers: { 'Set-Cookie': 'attempt=1' } });
    const request = () => at('/api/x', { method: 'POST', body: '{}', headers: bearer('copper_pat_reports-right') });
    for (const post of [postRoute, publicPostRoute]) {
      const response = await post({ body: z.object({}), handle })(request());
      expect(response.status).toBe(403);
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });
});

describe('publicPostRoute', () => {
  const POST = publicPostRoute({
    body: z.object({ email: z.string() }),
    handle: async (input) => Response.json(input),
  });
  const headers = { 'content-type': 'application/json', origin: 'http://localhost:3000' };
  const post = (body: string, more: Record<string, string> = {}) =>
    POST(at('/api/x', { method: 'POST', body, headers: { ...headers, ...more } }));

  it.each([
    ['its own page', {}, 200],
    ['its own page by another name of the host', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, 200],
    ['a same-origin fetch', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a plain form', { 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['a form in disguise', { 'content-type': 'text/plain' }, 403],
  ])('%s', async (_who, more, status) => {
    expect((await post('{"email":"a"}', more)).status).toBe(status);
  });

  it.each(['', '{', '[]', '{}', `{"email":"${'x'.repeat(20_000)}"}`])('400 for %.20s', async (body) => {
    expect((await post(body)).status).toBe(400);
  });
});
