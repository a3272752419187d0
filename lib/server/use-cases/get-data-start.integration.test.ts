import { afterAll, beforeAll, expect, it } from 'vitest';
import { localText } from '../test-support/local-minutes';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { getDataStart } from './get-data-start';

let testServer: TestServer;
beforeAll(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z');
});
afterAll(() => testServer.close());

it.each(['alex', 'kim'])('the data of %s begin with the oldest meter, and with none without meters', async (name) => {
  const viewer = await testServer.signIn(`${name}@example.com`);
  const days = testServer.sandbox.world
    .premisesOf(`auth0|${name}`)
    .flatMap(({ meters, zone }) => meters.map(({ created }) => localText(created * 60_000, zone).slice(0, 10)));
  expect(days.length).toBeGreaterThan(0);
  expect(await getDataStart(testServer.ctx, viewer, { account: 'home' })).toBe(days.sort()[0]);
  const empty = await testServer.signIn('empty@example.com');
  expect(await getDataStart(testServer.ctx, empty, { account: 'home' })).toBeNull();
});
