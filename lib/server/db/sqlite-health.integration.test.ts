import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledScript } from '@/scripts/launch/bundled-script';
import { type Child, startChild } from '@/scripts/launch/child';
import type { Database } from './database';
import { createHealthCheck } from './health';
import { openDatabase } from './open';
import { temporaryFolder } from './test-support/temporary-folder';

let folder: string;
let path: string;
let db: Database;

beforeEach(async () => {
  folder = temporaryFolder('copper-health-');
  path = join(folder, 'copper.db');
  db = await openDatabase({ url: `file:${path}` });
});
afterEach(async () => {
  await db.close().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

const pragma = (text: string) => db.query((tables) => tables.$queryRawUnsafe(`PRAGMA ${text}`));
const failing = (detail: RegExp) => ({ code: 'storage_failed', message: expect.stringMatching(detail) });

/** Merges the log into the file, so that the file has every row. */
async function fillFile(): Promise<void> {
  const data = Array.from({ length: 400 }, (_, index) => ({
    ...{ name: `lease ${index} ${'x'.repeat(1000)}`, holder: 'h', expiresAt: new Date(0) },
  }));
  await db.query((tables) => tables.lease.createMany({ data }));
  await pragma('wal_checkpoint(TRUNCATE)');
}

/** Overwrites the second half of the file, in a separate process: closing it here would drop SQLite's locks. */
async function damageFile(): Promise<void> {
  const script = `
    const { closeSync, openSync, statSync, writeSync } = require('node:fs');
    const file = process.argv[1];
    const size = statSync(file).size;
    const open = openSync(file, 'r+');
    for (let at = 4096 * Math.floor(size / 8192); at < size; at += 4096) writeSync(open, Buffer.alloc(4096, 7), 0, 4096, at);
    closeSync(open);
  `;
  expect(await startChild('damage', { args: ['--eval', script, path] }).exited).toBe(0);
}

describe('the health check of a SQLite file', () => {
  it('is fine for a file that can be read and written, and leaves no row', async () => {
    expect((await createHealthCheck(db)()).pending).toEqual([]);
    expect(await db.query((tables) => tables.lease.count())).toBe(0);
  });

  it('fails while the disk is full, and is fine when it has space again', async () => {
    let at = 0;
    const check = createHealthCheck(db, () => at);
    await pragma('max_page_count = 1');
    await expect(check()).rejects.toMatchObject({ code: 'storage_failed' });
    await pragma('max_page_count = 100000');
    at += 10_000;
    await expect(check()).resolves.toBeDefined();
  });

  it('fails when the file is read-only', async () => {
    await pragma('query_only = ON');
    await expect(createHealthCheck(db)()).rejects.toMatchObject({ code: 'storage_failed' });
  });

  it('fails when the file is damaged, although its pages are in memory', async () => {
    await fillFile();
    await expect(createHealthCheck(db)()).resolves.toBeDefined();
    await damageFile();
    await expect(createHealthCheck(db)()).rejects.toMatchObject({ code: 'storage_failed' });
  });

  it('fails at once when the file was deleted or replaced', async () => {
    const check = createHealthCheck(db);
    await check();
    copyFileSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
    await expect(check()).rejects.toMatchObject(failing(/was replaced while it was open/));
    rmSync(path);
    await expect(check()).rejects.toMatchObject(failing(/was deleted while it was open/));
  });
});

describe('a running server', () => {
  const SERVER = `
    const main = async () => {
      const { openDatabase } = await import('./lib/server/db/open.ts');
      const { stopWhenFileChanges } = await import('./lib/server/start/watch-database-file.ts');
      stopWhenFileChanges((await openDatabase({ url: process.argv[2] })).file);
      console.log('listening');
      setInterval(() => {}, 1000);
    };
    void main();
  `;
  let server: Child;
  beforeEach(async () => {
    server = startChild('server', { args: [await bundledScript({ code: SERVER }), `file:${path}`] });
    await server.line(/^listening/);
  });
  afterEach(() => server.kill());

  it.each([
    ['deleted', () => rmSync(path)],
    [
      'replaced',
      () => {
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
    ],
  ])('exits with code 1 and one sentence when its file is %s', async (change, act) => {
    act();
    expect(await server.exited).toBe(1);
    const lines = server.tail().split('\n').slice(1);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`^The database file ".*copper\\.db" was ${change} while .* start the server again\\.$`),
      ),
    ]);
  });
});

describe('npm run archive on a damaged file', () => {
  it.each(['verify', 'stats', 'export'])('%s says in a sentence what to do', async (command) => {
    await fillFile();
    await damageFile();
    await db.close();
    const to = command === 'export' ? ['--to', join(folder, 'out')] : [];
    const script = await bundledScript({ file: 'scripts/archive.ts' });
    const args = ['--conditions=react-server', script, command, ...to];
    const env = { DATABASE_URL: `file:${path}`, NEXTAUTH_URL: 'http://localhost:3000', DATA_DIR: folder };
    const child = startChild('archive', { args, env });
    const code = await child.exited;
    expect(child.tail()).not.toMatch(/Prisma|invocation|DriverAdapter/);
    if (command === 'verify') {
      expect(code).toBe(1);
      expect(child.tail()).toMatch(/is damaged: .*\nStop the server and replace the file with a backup\.$/);
    }
  });
});
