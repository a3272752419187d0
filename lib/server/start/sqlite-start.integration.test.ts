import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledScript } from '@/scripts/launch/bundled-script';
import { startChild } from '@/scripts/launch/child';
import { openDatabase } from '../db/open';
import { sqliteAdapter } from '../db/sqlite-connection';
import { explainStorageFailure } from '../db/storage-failure';
import { temporaryFolder } from '../db/test-support/temporary-folder';

/** The storage check of the server, and exit code 0 when it continues. */
const START = `
  const main = async () => {
    const { checkStorageAtStart } = await import('./lib/server/start/check-storage.ts');
    await import('./lib/server/db/open.ts');
    // File permissions do not apply to root: continue as the user nobody.
    if (process.argv.includes('unprivileged') && process.getuid() === 0) process.setuid(65534);
    await checkStorageAtStart();
    console.log('continues');
    process.exit(0);
  };
  void main();
`;

let folder: string;

beforeEach(() => {
  folder = temporaryFolder('copper-start-');
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string) => join(folder, name);

async function start(file: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const env = { DATABASE_URL: `file:${file}`, DATA_DIR: folder, NEXTAUTH_URL: 'http://localhost:3000' };
  const child = startChild('start', { args: [await bundledScript({ code: START }), ...args], env });
  const code = await child.exited;
  return { code, output: child.tail() };
}

/** Creates a database with all migrations and returns its path. */
async function createDatabase(name: string): Promise<string> {
  await (await openDatabase({ url: `file:${path(name)}` })).close();
  return path(name);
}

/** Opens a database that can't be opened, and returns the explanation. */
async function failureOf(file: string) {
  const error = await openDatabase({ url: `file:${file}` }).then(
    () => expect.unreachable(file),
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'storage_failed', userMessage: expect.stringContaining('its own storage') });
  return explainStorageFailure(error, file);
}

async function runSql(file: string, sql: string): Promise<void> {
  const connection = await sqliteAdapter(file).connect();
  await connection.executeScript(sql);
  await connection.dispose();
}

describe('checkStorageAtStart', () => {
  it('exits with a message for a database of a newer version, and does not change it', async () => {
    const file = await createDatabase('newer.db');
    await runSql(file, "UPDATE _prisma_migrations SET migration_name = '9999_later' WHERE rowid = 1");
    const before = readFileSync(file);
    const { code, output } = await start(file);
    expect(code).toBe(1);
    expect(output).toBe(
      "The database was written by a newer version of this software (it has the migration '9999_later'): start that version or restore a backup.",
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('explains a damaged file or one that is not a database, and does not change it', async () => {
    const file = await createDatabase('damaged.db');
    const bytes = readFileSync(file);
    for (const wrong of [Buffer.alloc(9000, 'no database'), bytes.fill('Z', 4096), bytes.subarray(0, 5000)]) {
      writeFileSync(file, wrong);
      const { sentence, permanent } = await failureOf(file);
      expect(sentence).toMatch(/^The database file ".*damaged\.db" is damaged or not a database \(SQLITE_[A-Z]+\)\./);
      expect(sentence).toContain('replace the file with a backup');
      expect(permanent).toBe(true);
      expect(readFileSync(file).equals(wrong)).toBe(true);
    }
  });

  const PERMISSIONS = /^This user must be able to write the database file ".*" and its folder \(E[A-Z]+\)\.$/m;

  it('explains a path that is a folder or is below a file', async () => {
    mkdirSync(path('folder.db'));
    writeFileSync(path('file'), 'x');
    for (const file of [path('folder.db'), path('file/copper.db')]) {
      expect(await failureOf(file)).toMatchObject({ permanent: true, sentence: expect.stringMatching(PERMISSIONS) });
    }
  });

  it('exits with a message for a read-only file and for a read-only folder', async () => {
    const file = await createDatabase('read-only.db');
    chmodSync(file, 0o444);
    chmodSync(folder, 0o777);
    expect(await start(file, 'unprivileged')).toEqual({ code: 1, output: expect.stringMatching(PERMISSIONS) });
    chmodSync(folder, 0o555);
    expect(await start(path('none.db'), 'unprivileged')).toEqual({
      code: 1,
      output: expect.stringMatching(PERMISSIONS),
    });
  });

  it('creates a missing folder', async () => {
    await createDatabase('new/deep/copper.db');
    expect(statSync(path('new')).mode & 0o777).toBe(0o700);
  });

  it('continues with a message when another program has locked the database', async () => {
    const file = await createDatabase('locked.db');
    const other = await sqliteAdapter(file).connect();
    await other.executeScript('BEGIN IMMEDIATE');
    const { code, output } = await start(file);
    await other.executeScript('ROLLBACK');
    await other.dispose();
    expect(code).toBe(0);
    expect(output).toMatch(/^Another program has locked the database file ".*": .*\ncontinues$/s);
  });
});
