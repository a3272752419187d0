import { expect, it } from 'vitest';
import { createLog } from '../log';
import { provideServices } from '../test-support/provide-services';
import { CLIENT_ADDRESS_HEADER } from './client-address';
import { metricsRoute } from './metrics-route';

const log = createLog({ level: 'silent' });
const metrics = async () => ({ contentType: 'text/plain', text: async () => 'copper_build_info 1\n' });

async function statusOf(token: string | null, headers: Record<string, string>): Promise<number> {
  provideServices({ env: { metrics: { on: true, token } }, metrics, clock: () => 0, log });
  return (await metricsRoute(new Request('http://localhost/metrics', { headers }))).status;
}

const from = (address: string, host: string) => ({ [CLIENT_ADDRESS_HEADER]: address, host });

it('does not exist while metrics are off', async () => {
  provideServices({ env: { metrics: { on: false, token: null } }, metrics: null, clock: () => 0, log });
  expect((await metricsRoute(new Request('http://localhost/metrics'))).status).toBe(404);
});

it.each([
  [from('127.0.0.1', 'localhost:3000'), 200],
  [from('0:0:0:0::/64', '[::1]:3000'), 200],
  [from('192.168.1.20', 'localhost:3000'), 403],
  [from('127.0.0.1', 'energy.example.com'), 403],
  [from('unknown', 'localhost'), 403],
])('gives them to this machine only, not through a proxy on it: %j', async (headers, status) => {
  expect(await statusOf(null, headers)).toBe(status);
});

it('gives them to who sends the token', async () => {
  const token = 'a-long-random-text';
  expect(await statusOf(token, { authorization: `Bearer ${token}` })).toBe(200);
  expect(await statusOf(token, { authorization: 'Bearer another' })).toBe(401);
  expect(await statusOf(token, from('127.0.0.1', 'localhost'))).toBe(401);
});
