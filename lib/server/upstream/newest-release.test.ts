import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createNewestRelease } from './newest-release';

const DAY = 24 * 3_600_000;

let server: Server;
let requests: number;
let answer: { status: number; body: string };
let now: number;
let warnings: string[];

beforeEach(async () => {
  requests = 0;
  now = 1_000;
  warnings = [];
  server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function newest() {
  const { port } = server.address() as AddressInfo;
  const log = { info: () => {}, warn: (_fields: object, text: string) => void warnings.push(text) };
  return createNewestRelease({ url: `http://127.0.0.1:${port}/latest`, clock: () => now, log });
}

const release = (version: string) => ({
  status: 200,
  body: JSON.stringify({ tag_name: `v${version}`, html_url: 'https://code.example/releases/1', draft: false }),
});

it('asks once a day, and not before it is called', async () => {
  answer = release('0.2.0');
  const ask = newest();
  expect(requests).toBe(0);
  expect(await Promise.all([ask(), ask()])).toEqual([
    { version: '0.2.0', page: 'https://code.example/releases/1' },
    { version: '0.2.0', page: 'https://code.example/releases/1' },
  ]);
  now += DAY - 1;
  await ask();
  expect(requests).toBe(1);
  answer = release('0.3.0');
  now += 1;
  expect(await ask()).toMatchObject({ version: '0.3.0' });
  expect(requests).toBe(2);
});

it.each([
  ['an error', { status: 500, body: '' }],
  ['another shape', { status: 200, body: '{"version":1}' }],
  ['no JSON', { status: 200, body: '<html>' }],
  ['a link that is no web page', { status: 200, body: '{"tag_name":"v9.0.0","html_url":"javascript:alert(1)"}' }],
])('keeps what it knows after %s, and asks again a day later', async (_kind, failure) => {
  const ask = newest();
  answer = failure;
  expect(await ask()).toBeNull();
  expect(warnings).toHaveLength(1);
  await ask();
  expect(requests).toBe(1);
  now += DAY;
  answer = release('0.2.0');
  await ask();
  now += DAY;
  answer = failure;
  expect(await ask()).toMatchObject({ version: '0.2.0' });
});
