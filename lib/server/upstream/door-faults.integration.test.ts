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

const fetchPath = (path = '/a') => harness.door.fetch(alex, requestAt(path), PERSON);

describe('an invalid answer', () => {
  const invalid: [name: string, answer: (res: ServerResponse) => void][] = [
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
  it.each(invalid)('%s is neither used nor stored', async (_name, answer) => {
    cloud.handler = (_req, res) => answer(res);
    await expect(fetchPath()).rejects.toMatchObject({ code: 'cloud_malformed' });
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    expect(await fetchPath()).toMatchObject({ data: { n: 2 }, source: 'cloud' });
  });

  it('from a cloud whose clock is hours off has the right age and freshness', async () => {
    for (const [path, off] of [
      ['/behind', -5 * HOUR],
      ['/ahead', 5 * HOUR],
    ] as const) {
      const date = new Date(harness.now + off).toUTCString();
      cloud.handler = (_req, res) => sendJson(res, { n: 1 }, { date });
      expect(await fetchPath(path)).toMatchObject({
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
  ])('%s stops requests until the pause is over', async (_name, headers, pause) => {
    cloud.handler = (_req, res) => sendStatus(res, 429, headers);
    const retryAt = new Date(harness.now + pause).toISOString();
    await expect(fetchPath()).rejects.toMatchObject({ code: 'limited', retryAt });
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    harness.now += pause - 1;
    await expect(fetchPath()).rejects.toMatchObject({ code: 'limited', retryAt });
    expect(cloud.requests).toHaveLength(1);
    harness.now += 1;
    expect(await fetchPath()).toMatchObject({ data: { n: 2 } });
  });
});

describe.skipIf(ON_POSTGRESQL)('cached answers stay readable', () => {
  const pragma = (text: string) => harness.db.query((tables) => tables.$queryRawUnsafe(`PRAGMA ${text}`));

  /** Expects that nothing is sent, as it cannot be counted, and that the cached answer is shown with a notice. */
  async function expectReadOnly(): Promise<void> {
    const before = cloud.requests.length;
    await expect(fetchPath('/new')).rejects.toMatchObject({ code: 'storage_failed' });
    const message = 'This site can’t use its own storage right now. Nothing is lost. Try again in a minute.';
    expect(await fetchPath('/cached')).toMatchObject({ data: { n: 1 }, source: 'stale', notice: { message } });
    expect(cloud.requests).toHaveLength(before);
  }

  beforeEach(async () => {
    await fetchPath('/cached');
    harness.now += HOUR;
  });

  it('when the database is read-only', async () => {
    await pragma('query_only = ON');
    await expectReadOnly();
    await pragma('query_only = OFF');
    expect(await fetchPath('/cached')).toMatchObject({ source: 'cloud', notice: null });
  });

  it('when the disk is full', async () => {
    await pragma('max_page_count = 1');
    // The last free database pages may still take a few rows.
    for (let i = 0; i < 300 && (await fetchPath(`/fill/${i}`).then(Boolean, () => false)); i += 1);
    await expectReadOnly();
    await pragma('max_page_count = 100000');
    expect(await fetchPath('/cached')).toMatchObject({ source: 'cloud', notice: null });
  });

  it('when another process holds the lock for too long', async () => {
    await pragma('busy_timeout = 200');
    const [file] = await harness.db.query((tables) => tables.$queryRaw<{ file: string }[]>`PRAGMA database_list`);
    const other = await sqliteAdapter(file?.file ?? '').connect();
    await other.executeScript('BEGIN IMMEDIATE');
    await expectReadOnly();
    await other.executeScript('ROLLBACK');
    await other.dispose();
    expect(await fetchPath('/cached')).toMatchObject({ source: 'cloud', notice: null });
  });
});
