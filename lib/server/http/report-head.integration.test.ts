import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { provideServices } from '../test-support/provide-services';
import { startTestServer, type TestServer } from '../test-support/test-server';
import type { Handler } from './route';

const ROUTE = fileURLToPath(new URL('../../../app/api/reports/[file]/route.ts', import.meta.url));

let house: TestServer;
let kim: Viewer;
let route: Record<'GET' | 'HEAD', Handler>;

beforeAll(async () => {
  house = await startTestServer('2026-11-20T14:23:00Z');
  kim = await house.signIn('kim@example.com');
  const log = { debug: () => {}, warn: () => {}, error: () => {} };
  const auth = { viewerFor: async () => kim };
  provideServices({ context: { ...house.ctx, pageShare: 1 }, clock: house.now, log, auth });
  route = await import(ROUTE);
});
afterAll(() => house.close());

function ask(method: 'GET' | 'HEAD', query: string): Promise<Response> {
  const request = new Request(`http://localhost/api/reports/usage.zip?${query}`, { method });
  return route[method](request, { params: Promise.resolve({ file: 'usage.zip' }) });
}

it('answers HEAD as the GET after it, and only that starts a job', async () => {
  const week = 'start=2026-10-01&end=2026-10-08';
  const head = await ask('HEAD', week);
  expect([head.status, head.headers.get('location'), head.body]).toEqual([202, null, null]);
  expect(await house.ctx.exports.list(kim.home.id)).toEqual([]);
  const got = await ask('GET', week);
  expect([got.status, got.headers.get('location')]).toEqual([202, expect.stringMatching(/^\/api\/exports\//)]);
  expect(await house.ctx.exports.list(kim.home.id)).toHaveLength(1);
  expect([(await ask('HEAD', 'start=x')).status, (await ask('GET', 'start=x')).status]).toEqual([400, 400]);
});
