import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startChild } from '@/scripts/launch/child';
import { openDatabase } from '../db/open';
import { explainOpenFailure } from '../db/open-failure';
import { sqliteAdapter } from '../db/sqlite-connection';

/** What the server does first, and its exit code when it may go on. */
const START = `
  const main = async () => {
    const { checkStorageAtStart } = await import('./lib/server/start/check-storage.ts');
    await import('./lib/server/db/open.ts');
    // Rights are nothing to root: go on as nobody.
    if (process.argv.includes('unprivileged') && process.getuid() === 0) process.setuid(65534);
    await checkStorageAtStart();
    console.log('goes on');
    process.exit(0);
  };
  void main();
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copper-start-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string) => join(folder, name);

async function start(file: string, ...words: string[]): Promise<{ code: number | null; said: string }> {
  const env = { DATABASE_URL: `file:${file}`, DATA_DIR: folder, NEXTAUTH_URL: 'http://localhost:3000' };
  const child = startChild('start', { args: ['--import', 'tsx', '--eval', START, ...words], env });
  const code = await child.exited;
  return { code, said: child.tail() };
}

/** A database as this version leaves it. */
async function made(name: string): Promise<string> {
  await (await openDatabase({ url: `file:${path(name)}` })).close();
  return path(name);
}

/** What is said of a database that cannot be opened. */
async function failureOf(file: string) {
  const error = await openDatabase({ url: `file:${file}` }).then(
    () => expect.unreachable(file),
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'storage_failed', userMessage: expect.stringContaining('its own storage') });
  return explainOpenFailure(error, file);
}

async function change(file: string, sql: string): Promise<void> {
  const connection = await sqliteAdapter(file).connect();
  await connection.executeScript(sql);
  await connection.dispose();
}

describe('a start with a database', () => {
  it('that a newer version wrote ends with a sentence, and leaves it alone', async () => {
    const file = await made('newer.db');
    await change(file, "UPDATE _prisma_migrations SET migration_name = '9999_later' WHERE rowid = 1");
    const before = readFileSync(file);
    const { code, said } = await start(file);
    expect(code).toBe(1);
    expect(said).toBe(
      "The database was written by a newer version of this software (it has the migration '9999_later'): start that version or restore a backup.",
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('that is damaged, or none, ends with a sentence, and leaves it alone', async () => {
    const file = await made('damaged.db');
    const bytes = readFileSync(file);
    for (const wrong of [Buffer.alloc(9000, 'no database'), bytes.fill('Z', 4096), bytes.subarray(0, 5000)]) {
      writeFileSync(file, wrong);
      const { sentence, lasting } = await failureOf(file);
      expect(sentence).toMatch(
        /^DATABASE_URL names the database file ".*damaged\.db", which is damaged or no database/,
      );
      expect(sentence).toContain('put a backup in its place');
      expect(lasting).toBe(true);
      expect(readFileSync(file).equals(wrong)).toBe(true);
    }
  });

  const RIGHTS = /must be a file this user may write, in a folder this user may write to \(E[A-Z]+\)\.$/;

  it('whose place is no file, or below a file, ends with a sentence', async () => {
    mkdirSync(path('folder.db'));
    writeFileSync(path('file'), 'x');
    for (const file of [path('folder.db'), path('file/copper.db')]) {
      expect(await failureOf(file)).toMatchObject({ lasting: true, sentence: expect.stringMatching(RIGHTS) });
    }
  });

  it('that may only be read, or lies where nothing may be written, ends with a sentence', async () => {
    const file = await made('read-only.db');
    chmodSync(file, 0o444);
    chmodSync(folder, 0o777);
    expect(await start(file, 'unprivileged')).toEqual({ code: 1, said: expect.stringMatching(RIGHTS) });
    chmodSync(folder, 0o555);
    expect(await start(path('none.db'), 'unprivileged')).toEqual({ code: 1, said: expect.stringMatching(RIGHTS) });
  });

  it('in a folder that is not there yet makes it', async () => {
    await made('new/deep/copper.db');
    expect(statSync(path('new')).mode & 0o777).toBe(0o700);
  });

  it('that somebody else keeps locked goes on, with a sentence', async () => {
    const file = await made('locked.db');
    const other = await sqliteAdapter(file).connect();
    await other.executeScript('BEGIN IMMEDIATE');
    const { code, said } = await start(file);
    await other.executeScript('ROLLBACK');
    await other.dispose();
    expect(code).toBe(0);
    expect(said).toMatch(/^Another program keeps the database file ".*" locked: .*\ngoes on$/s);
  });
});
