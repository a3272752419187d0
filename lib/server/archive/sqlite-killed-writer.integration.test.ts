import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import { userToken } from '@/sandbox/tokens';
import { bundledScript } from '@/scripts/launch/bundled-script';
import { startChild } from '@/scripts/launch/child';
import type { Viewer } from '../account';
import { countSent } from '../db/ledger';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';
import { verifyArchive } from './admin/verify-archive';

const ROUNDS = 4;
/** Each round starts a program, on a machine that may be busy. */
const TIMEOUT_MS = 240_000;
const FIRST_DAY = Date.parse('2026-08-01T00:00:00Z');
const DAY = 24 * 3_600_000;

/** Fetches one day after another like a server, six at a time, until it is killed. */
const WRITER = `
  const main = async () => {
    const { openDatabase } = await import('./lib/server/db/open.ts');
    const { createDoor } = await import('./lib/server/upstream/door.ts');
    const { createLedger } = await import('./lib/server/upstream/ledger.ts');
    const { createSend } = await import('./lib/server/upstream/send.ts');
    const { createArchive } = await import('./lib/server/archive/archive.ts');
    const { url, apiUrl, token, now, account, meterId, days } = JSON.parse(process.argv[2]);
    const db = await openDatabase({ url });
    const clock = () => now;
    const log = { info() {}, warn() {} };
    const tokens = { accessToken: async () => token, refresh: async () => token };
    const ledger = createLedger({ db, clock, limits: { hour: 100000, day: 100000 } });
    const door = createDoor({
      db, clock, ledger, tokens, log, send: createSend({ apiUrl }), random: () => 0, sleep: async () => {},
    });
    const archive = createArchive({ door, clock, db, log });
    const options = { purpose: 'usage', priority: 'person' };
    const fetchDay = async (start, granularity) => {
      const span = { start: new Date(start).toISOString(), end: new Date(start + 86400000).toISOString() };
      const query = { kind: 'usage', meterId, granularity, timezone: 'America/Denver', ...span };
      await archive.series(account, query, options);
    };
    let next = days;
    const work = async (granularity) => {
      for (;;) await fetchDay(next += 86400000, granularity);
    };
    await fetchDay(days, 'hour');
    console.log('at work');
    await Promise.all(['hour', 'minute', 'hour', 'minute', 'hour', 'minute'].map(work));
  };
  void main();
`;

let server: TestServer;
let alex: Viewer;

beforeEach(async () => {
  server = await startTestServer('2026-11-20T14:23:00Z');
  alex = await server.signIn('alex@example.com');
});
afterEach(() => server.close());

it(
  'a server killed at any moment while it writes leaves an intact database that has counted every request',
  async () => {
    const premise = server.sandbox.world.premisesOf('auth0|alex')[0];
    const meterId = premise?.meters[0]?.id ?? '';
    const [file] = await server.db.query((tables) => tables.$queryRaw<{ file: string }[]>`PRAGMA database_list`);
    const token = await userToken(server.sandbox, 'alex@example.com');
    for (let round = 0; round < ROUNDS; round += 1) {
      const job = {
        ...{ url: `file:${file?.file}`, apiUrl: server.sandbox.url, token, now: server.now() },
        ...{ account: alex.home, meterId, days: FIRST_DAY + round * 20 * DAY },
      };
      const writer = startChild('writer', { args: [await bundledScript({ code: WRITER }), JSON.stringify(job)] });
      await writer.line(/^at work/);
      await wait(Math.random() * 400);
      writer.kill();
      await writer.exited;

      const check = await server.db.query((tables) => tables.$queryRaw`PRAGMA integrity_check`);
      expect(check).toEqual([{ integrity_check: 'ok' }]);
      const archive = await verifyArchive(server.db);
      expect(archive.bad).toEqual([]);
      expect(archive.chunks).toBeGreaterThan(0);
      const received = server.sandbox.requests.filter(({ kind }) => kind === 'api').length;
      expect(await countSent(server.db, alex.home.clientId, 0)).toBeGreaterThanOrEqual(received);
      // The leases of the killed process have expired.
      server.advance(121);
    }
    for (let day = 1; day < 28; day += 9) {
      const [start, end] = [day, day + 1].map((date) => `2026-08-${String(date).padStart(2, '0')}`) as [string, string];
      const input = { account: 'home', kind: 'usage', meterId, granularity: 'hour', start, end } as const;
      const { data } = await getExpandedSeries(server.ctx, alex, input);
      expect(data.sum, start).toBe(trueSum(server, meterId, data));
    }
  },
  TIMEOUT_MS,
);
