import { request as send } from 'node:http';
import { expect } from '@playwright/test';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';

interface Sent {
  status: number;
  code: string | null;
}

interface SendOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Sends the body in chunks, without its length. */
  chunked?: boolean;
}

/** Sends a request as a program does, with any method and any header. */
function attack(url: string, { method = 'GET', headers = {}, body, chunked }: SendOptions = {}): Promise<Sent> {
  const length = body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers: { ...length, ...headers } }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        const code = /"code":"(\w+)"/.exec(text)?.[1] ?? null;
        resolve({ status: response.statusCode ?? 0, code });
      });
      // After 'end' this changes nothing.
      response.once('close', () => reject(new Error(`The answer ${response.statusCode} was cut off.`)));
    });
    request.once('error', reject);
    request.setTimeout(60_000, () => request.destroy(new Error(`No answer to ${method} ${url}.`)));
    if (body !== undefined) request.write(body);
    request.end();
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const forged = (index: number) => ({ 'x-forwarded-for': `198.51.${index >> 8}.${index & 255}` });

async function countByStatus(count: number, one: (index: number) => Promise<Sent>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  const worker = async (first: number) => {
    for (let index = first; index < count; index += 10) {
      const { status } = await one(index);
      counts[status] = (counts[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, first) => worker(first)));
  return counts;
}

test('forged addresses do not get past the limits, and others are served meanwhile', async ({ page, newSite }) => {
  // 600 requests, also on a busy machine.
  test.setTimeout(240_000);
  const site = await newSite();
  await signIn(page, site, 'alex@example.com');
  const wrongToken = (index: number) =>
    attack(`${site.url}/api/premises`, {
      headers: { ...forged(index), authorization: `Bearer copper_pat_${String(index).padStart(43, 'x')}` },
    });
  const start = (index: number) =>
    attack(`${site.url}/api/sign-in/code/start`, {
      method: 'POST',
      headers: { ...forged(index), ...JSON_TYPE, origin: site.url },
      body: '{}',
    });

  const flood = Promise.all([countByStatus(400, wrongToken), countByStatus(200, start)]);
  const session = await page.request.get(`${site.url}/api/session`);
  expect(session.status()).toBe(200);
  const [tokens, starts] = await flood;
  expect(tokens).toEqual({ 401: 120, 429: 280 });
  expect(starts).toEqual({ 200: 60, 429: 140 });
});

test('a trusted proxy names the address, and a visitor cannot', async ({ newSite }) => {
  const site = await newSite({ settings: { TRUSTED_PROXIES: '127.0.0.1' } });
  const start = (addresses: string) =>
    attack(`${site.url}/api/sign-in/code/start`, {
      method: 'POST',
      headers: { 'x-forwarded-for': addresses, ...JSON_TYPE, origin: site.url },
      body: '{}',
    });
  const visitor = await countByStatus(70, (index) => start(`198.51.100.${index}, 203.0.113.9`));
  expect(visitor).toEqual({ 200: 60, 429: 10 });
  expect((await start('203.0.113.10')).status).toBe(200);
});

const SIGN_IN_ADDRESSES = [
  '/api/sign-in/email/start',
  '/api/sign-in/code/start',
  '/api/auth/callback/copper-email',
  '/api/auth/callback/copper-code',
  '/api/auth/signin/copper',
  '/api/auth/signout',
];

test('answers unknown methods with 405 and bodies that are too large with 413', async ({ site }) => {
  for (const path of [...SIGN_IN_ADDRESSES, '/', '/sign-in', '/api/session', '/favicon.ico']) {
    for (const method of ['TRACE', 'PROPFIND']) {
      expect(await attack(site.url + path, { method }), `${method} ${path}`).toEqual({
        status: 405,
        code: 'method_not_allowed',
      });
    }
  }
  const body = `{"email":"${'x'.repeat(100_000)}"}`;
  for (const path of SIGN_IN_ADDRESSES) {
    for (const chunked of [false, true]) {
      const options = { method: 'POST', headers: { ...JSON_TYPE, origin: site.url }, body, chunked };
      expect(await attack(site.url + path, options), `${path}, chunked ${chunked}`).toEqual({
        status: 413,
        code: 'too_large',
      });
    }
  }
});

test('refuses an Origin of another scheme and a Host of another site', async ({ site }) => {
  const own = new URL(site.url);
  const senders: [Record<string, string>, number][] = [
    [{ origin: site.url }, 200],
    [{ origin: `http://127.0.0.1:${own.port}`, host: `127.0.0.1:${own.port}` }, 200],
    [{ origin: `https://${own.host}` }, 403],
    [{ origin: `http://evil.example:${own.port}`, host: `evil.example:${own.port}` }, 403],
    [{ host: `evil.example:${own.port}` }, 403],
    [{ origin: 'null' }, 403],
  ];
  for (const [headers, status] of senders) {
    const options = { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: '{}' };
    expect((await attack(`${site.url}/api/sign-in/code/start`, options)).status, JSON.stringify(headers)).toBe(status);
    const form = {
      ...options,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    };
    // Without its CSRF token next-auth redirects a request that passes.
    const expected = status === 200 ? 302 : 403;
    expect((await attack(`${site.url}/api/auth/signin/copper`, form)).status, JSON.stringify(headers)).toBe(expected);
  }
});
