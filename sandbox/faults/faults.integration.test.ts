import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiHarness } from '../api/api-harness';
import { startApiHarness } from '../api/api-harness';
import type { FaultBody } from './faults';

let on: ApiHarness;
let alex: string;

beforeAll(async () => {
  on = await startApiHarness({ admin: true, limitHour: 100, limitDay: 1000 });
  alex = await on.person('alex@example.com');
});
afterEach(() => {
  on.sandbox.faults.clear();
  on.sandbox.limits.reset();
});
afterAll(() => on.sandbox.close());

const state = () => on.ask(alex, '/api/v2/app/state');
const admin = (method: string, path: string, body?: unknown) =>
  on.ask(null, `/__sandbox/${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });

describe('limits', () => {
  it('refuses request 101 of an hour and says when to come again; a 304 counts', async () => {
    await admin('POST', 'limits', { spend: { clientId: 'copper-dashboard', count: 98 } });
    const { headers } = await state();
    const held = { headers: { 'If-None-Match': headers.get('etag') ?? '' } };
    expect((await on.ask(alex, '/api/v2/app/state', held)).status).toBe(304);
    const refused = await state();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await admin('GET', 'limits?clientId=copper-dashboard')).body).toEqual({ hour: 100, day: 100 });
    await admin('POST', 'clock', { advanceMs: 3_600_000 });
    expect((await state()).status).toBe(200);
  });

  it('counts failures after the token, not those without one', async () => {
    await admin('POST', 'limits', { spend: { clientId: 'copper-dashboard', count: 98 } });
    expect((await on.ask('nonsense', '/api/v2/app/state')).status).toBe(401);
    expect((await on.ask(alex, '/api/v2/app/none')).status).toBe(404);
    expect((await state()).status).toBe(200);
    expect((await state()).status).toBe(429);
  });
});

describe('faults', () => {
  it('answers with a status as often as asked', async () => {
    await admin('POST', 'faults', { match: '/api/v2/app/state', status: 503, times: 2, headers: { 'X-Fault': 'yes' } });
    const first = await state();
    expect([first.status, first.headers.get('x-fault')]).toEqual([503, 'yes']);
    expect((await state()).status).toBe(503);
    expect((await state()).status).toBe(200);
  });

  it('answers 429 with its own Retry-After', async () => {
    await admin('POST', 'faults', { match: 'state', retryAfter: 77, times: 1 });
    const { status, headers } = await state();
    expect([status, headers.get('retry-after')]).toEqual([429, '77']);
  });

  it('cuts, garbles, answers a page, drops and delays', async () => {
    const raw = (path = '/api/v2/app/state') =>
      fetch(`${on.sandbox.url}${path}`, { headers: { Authorization: `Bearer ${alex}` } });
    on.sandbox.faults.add({ match: 'state', body: 'cut', times: 1 });
    await expect(raw().then((response) => response.text())).rejects.toThrow();
    on.sandbox.faults.add({ match: 'state', body: 'malformed', times: 1 });
    await expect(raw().then((response) => response.json())).rejects.toThrow(SyntaxError);
    on.sandbox.faults.add({ match: 'state', body: 'html', times: 1 });
    expect((await raw()).headers.get('content-type')).toContain('text/html');
    on.sandbox.faults.add({ match: 'state', drop: true, times: 1 });
    await expect(raw()).rejects.toThrow();
    expect(on.sandbox.requests.at(-1)?.status).toBe(0);
    on.sandbox.faults.add({ match: 'state', delayMs: 150, times: 1 });
    const started = performance.now();
    expect((await raw()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it('lies about what it sends', async () => {
    const raw = () => fetch(`${on.sandbox.url}/api/v2/app/state`, { headers: { Authorization: `Bearer ${alex}` } });
    const fault = (body: FaultBody) => on.sandbox.faults.add({ match: 'state', body, times: 1 });
    fault('error');
    expect([(await raw()).status, (await state()).status]).toEqual([200, 200]);
    fault('shape');
    expect(await (await raw()).json()).toBeInstanceOf(Array);
    fault('huge');
    expect((await (await raw()).arrayBuffer()).byteLength).toBeGreaterThan(40 * 1024 * 1024);
    fault('long');
    await expect(raw().then((response) => response.json())).rejects.toThrow();
    fault('short');
    await expect(raw().then((response) => response.text())).rejects.toThrow();
    fault('gzip-cut');
    // Node hands out as much as was packed before the end, without a word.
    await expect(raw().then((response) => response.json())).rejects.toThrow(SyntaxError);
    fault('echo');
    expect(await (await raw()).json()).toMatchObject({ message: `Bearer ${alex}` });
  });

  it('can lose the answer of a request that took effect', async () => {
    on.sandbox.faults.add({ match: '/api/v2/app/state', drop: true, after: true, times: 1 });
    await expect(state()).rejects.toThrow();
    expect(on.sandbox.limits.used('copper-dashboard').hour).toBe(1);
    on.sandbox.faults.add({ match: '/oauth/token', status: 502, after: true, times: 1 });
    await expect(on.machine()).rejects.toThrow('502');
  });

  it('refuses a fault it does not understand', async () => {
    expect((await admin('POST', 'faults', { match: 'x', statsu: 500 })).status).toBe(400);
    expect((await admin('GET', 'nothing')).status).toBe(404);
  });
});

describe('admin routes', () => {
  it('log every request, and forget them', async () => {
    await admin('DELETE', 'requests');
    await state();
    await on.ask(null, '/.well-known/openid-configuration');
    const { body } = await admin('GET', 'requests');
    expect(body).toMatchObject([
      {
        method: 'GET',
        path: '/api/v2/app/state',
        query: '',
        status: 200,
        clientId: 'copper-dashboard',
        sub: 'auth0|alex',
        kind: 'api',
      },
      { path: '/.well-known/openid-configuration', status: 200, clientId: null, kind: 'auth' },
    ]);
  });

  it('set the clock, which dates answers and moves data', async () => {
    const before = await state();
    const { body } = await admin('POST', 'clock', { now: '2026-12-01T00:00:00Z' });
    expect(body.now).toBe('2026-12-01T00:00:00.000Z');
    const after = await on.person('alex@example.com').then((token) => on.ask(token, '/api/v2/app/state'));
    expect(after.headers.get('date')).toBe('Tue, 01 Dec 2026 00:00:00 GMT');
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect((await state()).status).toBe(401);
    await admin('POST', 'clock', { now: '2026-11-20T14:23:30Z', freeze: true });
  });

  it('change settings, show codes, revoke', async () => {
    expect((await admin('POST', 'settings', { rotation: false, tokenSeconds: 60 })).body).toMatchObject({
      rotation: false,
      tokenSeconds: 60,
    });
    await admin('POST', 'settings', { rotation: true, tokenSeconds: 86_400 });
    await on.person('kim@example.com');
    expect((await admin('GET', 'mailbox?email=kim@example.com')).body.code).toMatch(/^\d{6}$/);
    expect((await admin('POST', 'revoke', { email: 'kim@example.com' })).status).toBe(200);
  });

  it('are not there unless asked for', async () => {
    const closed = await startApiHarness();
    for (const path of ['requests', 'faults', 'clock']) {
      expect((await closed.ask(null, `/__sandbox/${path}`)).status).toBe(404);
    }
    expect((await fetch(`${closed.sandbox.url}/mailbox`)).status).toBe(200);
    await closed.sandbox.close();
  });
});
