import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiHarness } from '../api/api-harness';
import { startApiHarness } from '../api/api-harness';
import type { FaultBody } from './faults';

let harness: ApiHarness;
let alex: string;

beforeAll(async () => {
  harness = await startApiHarness({ admin: true, limitHour: 100, limitDay: 1000 });
  alex = await harness.user('alex@example.com');
});
afterEach(() => {
  harness.sandbox.faults.clear();
  harness.sandbox.limits.reset();
});
afterAll(() => harness.sandbox.close());

const state = () => harness.request(alex, '/api/v2/app/state');
const admin = (method: string, path: string, body?: unknown) =>
  harness.request(null, `/__sandbox/${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });

describe('limits', () => {
  it('rejects request 101 of an hour with Retry-After, and counts a 304', async () => {
    await admin('POST', 'limits', { spend: { clientId: 'copper-dashboard', count: 98 } });
    const { headers } = await state();
    const cached = { headers: { 'If-None-Match': headers.get('etag') ?? '' } };
    expect((await harness.request(alex, '/api/v2/app/state', cached)).status).toBe(304);
    const rejected = await state();
    expect([rejected.status, rejected.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await admin('GET', 'limits?clientId=copper-dashboard')).body).toEqual({ hour: 100, day: 100 });
    await admin('POST', 'clock', { advanceMs: 3_600_000 });
    expect((await state()).status).toBe(200);
  });

  it('counts failed requests with a valid token, but none without', async () => {
    await admin('POST', 'limits', { spend: { clientId: 'copper-dashboard', count: 98 } });
    expect((await harness.request('nonsense', '/api/v2/app/state')).status).toBe(401);
    expect((await harness.request(alex, '/api/v2/app/none')).status).toBe(404);
    expect((await state()).status).toBe(200);
    expect((await state()).status).toBe(429);
  });
});

describe('faults', () => {
  it('returns a status the given number of times', async () => {
    await admin('POST', 'faults', { match: '/api/v2/app/state', status: 503, times: 2, headers: { 'X-Fault': 'yes' } });
    const first = await state();
    expect([first.status, first.headers.get('x-fault')]).toEqual([503, 'yes']);
    expect((await state()).status).toBe(503);
    expect((await state()).status).toBe(200);
  });

  it('returns 429 with the given Retry-After', async () => {
    await admin('POST', 'faults', { match: 'state', retryAfter: 77, times: 1 });
    const { status, headers } = await state();
    expect([status, headers.get('retry-after')]).toEqual([429, '77']);
  });

  it('cuts, corrupts, replaces, drops and delays responses', async () => {
    const raw = (path = '/api/v2/app/state') =>
      fetch(`${harness.sandbox.url}${path}`, { headers: { Authorization: `Bearer ${alex}` } });
    harness.sandbox.faults.add({ match: 'state', body: 'cut', times: 1 });
    await expect(raw().then((response) => response.text())).rejects.toThrow();
    harness.sandbox.faults.add({ match: 'state', body: 'malformed', times: 1 });
    await expect(raw().then((response) => response.json())).rejects.toThrow(SyntaxError);
    harness.sandbox.faults.add({ match: 'state', body: 'html', times: 1 });
    expect((await raw()).headers.get('content-type')).toContain('text/html');
    harness.sandbox.faults.add({ match: 'state', drop: true, times: 1 });
    await expect(raw()).rejects.toThrow();
    expect(harness.sandbox.requests.at(-1)?.status).toBe(0);
    harness.sandbox.faults.add({ match: 'state', delayMs: 150, times: 1 });
    const started = performance.now();
    expect((await raw()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it('sends wrong bodies and wrong lengths', async () => {
    const raw = () =>
      fetch(`${harness.sandbox.url}/api/v2/app/state`, { headers: { Authorization: `Bearer ${alex}` } });
    const fault = (body: FaultBody) => harness.sandbox.faults.add({ match: 'state', body, times: 1 });
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
    // Node returns the data before the end without an error.
    await expect(raw().then((response) => response.json())).rejects.toThrow(SyntaxError);
    fault('echo');
    expect(await (await raw()).json()).toMatchObject({ message: `Bearer ${alex}` });
  });

  it('can drop the response of a request that took effect', async () => {
    harness.sandbox.faults.add({ match: '/api/v2/app/state', drop: true, after: true, times: 1 });
    await expect(state()).rejects.toThrow();
    expect(harness.sandbox.limits.used('copper-dashboard').hour).toBe(1);
    harness.sandbox.faults.add({ match: '/oauth/token', status: 502, after: true, times: 1 });
    await expect(harness.enterprise()).rejects.toThrow('502');
  });

  it('rejects an invalid fault', async () => {
    expect((await admin('POST', 'faults', { match: 'x', statsu: 500 })).status).toBe(400);
    expect((await admin('GET', 'nothing')).status).toBe(404);
  });
});

describe('admin routes', () => {
  it('return the request log and clear it', async () => {
    await admin('DELETE', 'requests');
    await state();
    await harness.request(null, '/.well-known/openid-configuration');
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

  it('set the clock of responses and data', async () => {
    const before = await state();
    const { body } = await admin('POST', 'clock', { now: '2026-12-01T00:00:00Z' });
    expect(body.now).toBe('2026-12-01T00:00:00.000Z');
    const after = await harness.user('alex@example.com').then((token) => harness.request(token, '/api/v2/app/state'));
    expect(after.headers.get('date')).toBe('Tue, 01 Dec 2026 00:00:00 GMT');
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect((await state()).status).toBe(401);
    await admin('POST', 'clock', { now: '2026-11-20T14:23:30Z', freeze: true });
  });

  it('change settings, return codes and revoke tokens', async () => {
    expect((await admin('POST', 'settings', { rotation: false, tokenSeconds: 60 })).body).toMatchObject({
      rotation: false,
      tokenSeconds: 60,
    });
    await admin('POST', 'settings', { rotation: true, tokenSeconds: 86_400 });
    await harness.user('kim@example.com');
    expect((await admin('GET', 'mailbox?email=kim@example.com')).body.code).toMatch(/^\d{6}$/);
    expect((await admin('POST', 'revoke', { email: 'kim@example.com' })).status).toBe(200);
  });

  it('are disabled without the admin option', async () => {
    const closed = await startApiHarness();
    for (const path of ['requests', 'faults', 'clock']) {
      expect((await closed.request(null, `/__sandbox/${path}`)).status).toBe(404);
    }
    expect((await fetch(`${closed.sandbox.url}/mailbox`)).status).toBe(200);
    await closed.sandbox.close();
  });
});
