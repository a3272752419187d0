import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledScript } from '@/scripts/launch/bundled-script';
import { type Child, startChild } from '@/scripts/launch/child';
import { listSent } from '../db/ledger';
import { openDatabase } from '../db/open';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import { sendJson, startTinyCloud, type TinyCloud } from '../upstream/test-support/tiny-cloud';

/** A server with a real door: `/now/…` waits for the cloud's response, `/later/…` responds before it arrives. */
const SERVER = `
  const main = async () => {
    const { createServer } = await import('node:http');
    const { finishBeforeStop, stopOnSignal } = await import('./lib/server/start/graceful-stop.ts');
    const { upsertAccount } = await import('./lib/server/db/accounts.ts');
    const { openDatabase } = await import('./lib/server/db/open.ts');
    const { createDoor } = await import('./lib/server/upstream/door.ts');
    const { createLedger } = await import('./lib/server/upstream/ledger.ts');
    const { createSend } = await import('./lib/server/upstream/send.ts');
    const [url, apiUrl] = process.argv.slice(2);
    stopOnSignal();
    const db = await openDatabase({ url });
    const clock = Date.now;
    const account = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'c' };
    await upsertAccount(db, { ...account, subject: 's', now: clock() });
    const door = createDoor({
      db, clock, random: Math.random, sleep: async () => {}, log: { info() {}, warn() {} },
      ledger: createLedger({ db, clock, limits: { hour: 100, day: 1000 } }),
      tokens: { accessToken: async () => 't', refresh: async () => 't' },
      send: createSend({ apiUrl }),
    });
    finishBeforeStop({ settled: () => door.settled(), close: () => db.close() });
    const server = createServer((request, response) => {
      const upstream = { endpoint: 'test.item', lifetime: 'list', path: request.url, query: [], parse: (json) => json };
      const fetched = door.fetch(account, upstream, { purpose: 'premises', priority: 'person' });
      fetched.catch(() => response.destroy());
      if (request.url.startsWith('/later')) response.end('later');
      else fetched.then(({ data }) => response.end(JSON.stringify(data)), () => {});
    });
    server.listen(0, '127.0.0.1', () => console.log('listening ' + server.address().port));
  };
  void main();
`;

let fresh: FreshDatabase;
let cloud: TinyCloud;
let server: Child;
let address: string;

beforeEach(async () => {
  fresh = await freshDatabase();
  cloud = await startTinyCloud((_req, res) => void setTimeout(() => sendJson(res, { n: 1 }), 1500));
  await start();
});
afterEach(async () => {
  server.kill();
  await server.exited;
  await cloud.close();
  await fresh.remove();
});

async function start(): Promise<void> {
  const args = [await bundledScript({ code: SERVER }), fresh.url, cloud.url];
  server = startChild('server', { args });
  const [, port = ''] = await server.line(/^listening (\d+)/);
  address = `http://127.0.0.1:${port}`;
}

/** Sends a signal and returns the exit code. */
function stop(signal: NodeJS.Signals): Promise<number | null> {
  process.kill(server.pid, signal);
  return server.exited;
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s finishes running work, stores it, and closes the database',
  async (signal) => {
    const answer = fetch(`${address}/now/1`).then((response) => response.json());
    expect(await (await fetch(`${address}/later/1`)).text()).toBe('later');
    await expect.poll(() => cloud.requests.length).toBe(2);

    expect(await stop(signal)).toBe(0);
    expect(await answer).toEqual({ n: 1 });
    expect(existsSync(`${fresh.url.replace('file:', '')}-wal`)).toBe(false);

    const db = await openDatabase({ url: fresh.url });
    expect((await listSent(db, 'c', 0)).map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
    expect(await db.query((tables) => tables.cachedAnswer.count())).toBe(2);
    await db.close();
  },
);

it('stops when the cloud hangs and requests are queued', async () => {
  cloud.handler = () => {};
  const queue = Array.from({ length: 30 }, (_, index) => fetch(`${address}/now/${index}`).catch(() => 'closed'));
  await fetch(`${address}/later/1`);
  // The door sends at most this many at once; the others wait.
  await expect.poll(() => cloud.requests.length).toBe(8);
  expect(await stop('SIGTERM')).toBe(0);
  expect(server.tail()).toContain('Stopped before all running work was finished.');
  expect(new Set(await Promise.all(queue)), 'every connection is closed').toEqual(new Set(['closed']));
  expect(cloud.requests, 'nothing more was sent').toHaveLength(8);

  // At the next start the database is intact: the interrupted requests are counted and have no outcome.
  expect(existsSync(`${fresh.url.replace('file:', '')}-wal`)).toBe(false);
  const db = await openDatabase({ url: fresh.url });
  expect((await listSent(db, 'c', 0)).map(({ outcome }) => outcome)).toEqual(Array(8).fill(null));
  await db.close();
  cloud.handler = (_req, res) => sendJson(res, { n: 2 });
  await start();
  expect(await (await fetch(`${address}/now/1`)).json()).toEqual({ n: 2 });
});

it('does not wait for a connection that a browser opened in advance', async () => {
  await fetch(`${address}/now/1`);
  const unused = connect(Number(new URL(address).port), '127.0.0.1').on('error', () => {});
  await once(unused, 'connect');
  expect(await stop('SIGTERM')).toBe(0);
  expect(server.tail()).not.toContain('Stopped before all running work was finished.');
});

it('exits at once on a second signal, and treats the signals of one Ctrl-C as one', async () => {
  // The browser gets its response first. The request to the cloud is running once the cloud has received it.
  const received = new Promise<void>((resolve) => {
    cloud.handler = () => resolve();
  });
  await fetch(`${address}/later/1`);
  await received;
  process.kill(server.pid, 'SIGINT');
  process.kill(server.pid, 'SIGTERM');
  // Longer than the time between the signals of one Ctrl-C.
  await wait(3000);
  expect(server.tail()).not.toContain('Stopped');
  expect(await stop('SIGINT')).toBe(1);
  // A stop that waits would say so, and end with 0.
  expect(server.tail()).not.toContain('Stopped');
});
