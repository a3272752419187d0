import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { sqliteAdapter } from '@/lib/server/db/sqlite-connection';
import { ON_POSTGRESQL } from '@/lib/server/db/test-support/fresh-database';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendJson, sendStatus, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const PERSON = { purpose: 'premises', priority: 'person' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MEBIBYTE = 1024 * 1024;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;

beforeEach(async () => {
  cloud = await startTinyCloud((_req, res) => sendJson(res, { n: 1 }));
  harness = await startDoorHarness(cloud.url, { limits: { hour: 10_000, day: 10_000 } });
  alex = await harness.account('alex');
});
afterEach(async () => {
  await harness.close();
  await cloud.close();
});

const ask = (path = '/a') => harness.door.fetch(alex, requestAt(path), PERSON);

describe('a strange answer', () => {
  const strange: [what: string, answer: (res: ServerResponse) => void][] = [
    [
      'larger than 32 MiB',
      (res) => {
        const spaces = Buffer.alloc(MEBIBYTE, ' ');
        let left = 40;
        const more = (): void => {
          while (left > 0 && !res.destroyed) {
            left -= 1;
            if (!res.write(spaces)) return void res.once('drain', more);
          }
          res.end('{"n":1}');
        };
        more();
      },
    ],
    ['longer than its Content-Length', (res) => res.writeHead(200, { 'content-length': '5' }).end('{"n":12}')],
  ];
  it.each(strange)('%s is not used and not kept', async (_what, answer) => {
    cloud.handler = (_req, res) => answer(res);
    await expect(ask()).rejects.toMatchObject({ code: 'cloud_malformed' });
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    expect(await ask()).toMatchObject({ data: { n: 2 }, source: 'cloud' });
  });

  it('from a cloud whose clock is hours off is as old and as fresh as it says', async () => {
    for (const [path, off] of [
      ['/behind', -5 * HOUR],
      ['/ahead', 5 * HOUR],
    ] as const) {
      const date = new Date(harness.now + off).toUTCString();
      cloud.handler = (_req, res) => sendJson(res, { n: 1 }, { date });
      expect(await ask(path)).toMatchObject({
        asOf: new Date(harness.now).toISOString(),
        freshUntil: new Date(harness.now + MINUTE).toISOString(),
      });
    }
  });
});

describe('a 429', () => {
  it.each([
    ['with Retry-After', { 'retry-after': '120' }, 2 * MINUTE],
    ['without', {}, 5 * MINUTE],
  ])('%s is believed until its time is over', async (_what, headers, pause) => {
    cloud.handler = (_req, res) => sendStatus(res, 429, headers);
    const retryAt = new Date(harness.now + pause).toISOString();
    await expect(ask()).rejects.toMatchObject({ code: 'limited', retryAt });
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    harness.now += pause - 1;
    await expect(ask()).rejects.toMatchObject({ code: 'limited', retryAt });
    expect(cloud.requests).toHaveLength(1);
    harness.now += 1;
    expect(await ask()).toMatchObject({ data: { n: 2 } });
  });
});

describe.skipIf(ON_POSTGRESQL)('a SQLite file that cannot be written', () => {
  const pragma = (text: string) => harness.db.query((tables) => tables.$queryRawUnsafe(`PRAGMA ${text}`));

  /** Nothing is sent uncounted; what is held is shown all the same, with a word. */
  async function readsOnly(): Promise<void> {
    const before = cloud.requests.length;
    await expect(ask('/new')).rejects.toMatchObject({ code: 'storage_failed' });
    const sentence = 'This site can’t use its own storage right now. Nothing is lost. Try again in a minute.';
    expect(await ask('/held')).toMatchObject({ data: { n: 1 }, source: 'stale', notice: { message: sentence } });
    expect(cloud.requests).toHaveLength(before);
  }

  beforeEach(async () => {
    await ask('/held');
    harness.now += HOUR;
  });

  it('because it is read-only', async () => {
    await pragma('query_only = ON');
    await readsOnly();
    await pragma('query_only = OFF');
    expect(await ask('/held')).toMatchObject({ source: 'cloud', notice: null });
  });

  it('because the disk is full', async () => {
    await pragma('max_page_count = 1');
    // The last free pages may still take a few lines.
    for (let i = 0; i < 300 && (await ask(`/fill/${i}`).then(Boolean, () => false)); i += 1);
    await readsOnly();
    await pragma('max_page_count = 100000');
    expect(await ask('/held')).toMatchObject({ source: 'cloud', notice: null });
  });

  it('because another process holds its lock for too long', async () => {
    await pragma('busy_timeout = 200');
    const [file] = await harness.db.query((tables) => tables.$queryRaw<{ file: string }[]>`PRAGMA database_list`);
    const other = await sqliteAdapter(file?.file ?? '').connect();
    await other.executeScript('BEGIN IMMEDIATE');
    await readsOnly();
    await other.executeScript('ROLLBACK');
    await other.dispose();
    expect(await ask('/held')).toMatchObject({ source: 'cloud', notice: null });
  });
});
