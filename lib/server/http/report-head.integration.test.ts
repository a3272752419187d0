import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { provideServices } from '../test-support/provide-services';
import { startTestServer, type TestServer } from '../test-support/test-server';
import type { Handler } from './route';

const ROUTE = fileURLToPath(new URL('../../../app/api/reports/[file]/route.ts', import.meta.url));

let server: TestServer;
let kim: Viewer;
let route: Record<'GET' | 'HEAD', Handler>;

beforeAll(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  kim = await server.signIn('kim@example.com');
  const log = { debug: () => {}, warn: () => {}, error: () => {} };
  const auth = { viewerFor: async () => kim };
  provideServices({ context: { ...server.ctx, pageShare: 1 }, clock: server.now, log, auth });
  route = await import(ROUTE);
});
afterAll(() => server.close());

function send(method: 'GET' | 'HEAD', query: string): Promise<Response> {
  const request = new Request(`http://localhost/api/reports/usage.zip?${query}`, { method });
  return route[method](request, { params: Promise.resolve({ file: 'usage.zip' }) });
}

it('answers HEAD like GET, but only GET starts a job', async () => {
  const week = 'start=2026-10-01&end=2026-10-08';
  const head = await send('HEAD', week);
  expect([head.status, head.headers.get('location'), head.body]).toEqual([202, null, null]);
  expect(await server.ctx.exports.list(kim.home.id)).toEqual([]);
  const get = await send('GET', week);
  expect([get.status, get.headers.get('location')]).toEqual([202, expect.stringMatching(/^\/api\/exports\//)]);
  expect(await server.ctx.exports.list(kim.home.id)).toHaveLength(1);
  expect([(await send('HEAD', 'start=x')).status, (await send('GET', 'start=x')).status]).toEqual([400, 400]);
});
