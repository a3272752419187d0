import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '@/lib/server/log';
import { provideServices } from '@/lib/server/test-support/provide-services';
import { nextAuthRequest } from './next-auth-request';
import { nextAuthRoute } from './next-auth-route';

const SITE = 'https://energy.example.com';

beforeEach(() => {
  provideServices({
    env: { siteUrl: SITE, siteUrlIsSet: true, basePath: '' },
    clock: Date.now,
    log: createLog({ level: 'silent' }),
    auth: {},
  });
});

function post(path: string, type: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: 'POST', body, headers: { 'content-type': type, origin: SITE, ...headers } };
  return nextAuthRoute(new NextRequest(`${SITE}/api/auth/${path}`, init), {
    params: Promise.resolve({ nextauth: path.split('/') }),
  });
}

const FORM = 'application/x-www-form-urlencoded';

describe.each(['callback/copper-email', 'callback/copper-code', 'signin/copper', 'signout'])('POST %s', (path) => {
  it.each([
    ['a form of 2 MB', FORM, `code=${'x'.repeat(2_000_000)}`, 413],
    ['JSON of 2 MB', 'application/json', `{"code":"${'x'.repeat(2_000_000)}"}`, 413],
    ['JSON that is cut off', 'application/json', '{"code":', 400],
    ['JSON of another shape', 'application/json', '{"csrfToken":{"a":1}}', 400],
    ['JSON null', 'application/json', 'null', 400],
  ])('answers %s with a problem', async (_body, type, body, status) => {
    const response = await post(path, type, body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['the same host with another scheme', { origin: 'http://energy.example.com', host: 'energy.example.com' }],
    ['another site under its own Host', { origin: 'https://evil.example', host: 'evil.example' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_sender, headers) => {
    expect((await post(path, FORM, 'code=1', headers)).status).toBe(403);
  });
});

describe('a site without an address of its own', () => {
  it('stays under the name by which it was opened', async () => {
    provideServices({
      env: { siteUrl: 'http://localhost:3000', siteUrlIsSet: false, basePath: '' },
      clock: Date.now,
      log: createLog({ level: 'silent' }),
      auth: {},
    });
    const address = 'http://192.168.1.10:3000/api/auth/callback/copper?error=access_denied';
    const request = new NextRequest(address, { headers: { host: '192.168.1.10:3000' } });
    const response = await nextAuthRoute(request, { params: Promise.resolve({ nextauth: ['callback', 'copper'] }) });
    expect(response.headers.get('location')).toBe('http://192.168.1.10:3000/sign-in?error=access_denied');
  });
});

describe('nextAuthRequest', () => {
  it.each([
    [FORM, 'code=12%2034&csrfToken=a'],
    ['application/json', '{"code":"12 34","csrfToken":"a"}'],
  ])('keeps the fields of %s', async (type, body) => {
    const request = new NextRequest(`${SITE}/api/auth/signout?a=b`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, cookie: 'c=d' },
    });
    const read = await nextAuthRequest(request);
    expect(Object.fromEntries(new URLSearchParams(await read.text()))).toEqual({ code: '12 34', csrfToken: 'a' });
    expect(read.headers.get('cookie')).toBe('c=d');
    expect(read.nextUrl.searchParams.get('a')).toBe('b');
  });
});
