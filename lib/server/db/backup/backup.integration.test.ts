import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../database';
import { openDatabase } from '../open';
import { sqlitePath } from '../sqlite-connection';
import { type FreshDatabase, freshDatabase, ON_POSTGRESQL } from '../test-support/fresh-database';
import { BackupError } from './manifest';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

const NOW = new Date('2026-11-29T03:00:00.400Z');
const SECRET = 'a key of at least 16 characters';
const DATABASE_FILE = ON_POSTGRESQL ? 'copper.dump' : 'copper.db';

let folder: string;
let source: FreshDatabase;
let target: FreshDatabase;
let db: Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copper-backup-'));
  source = await freshDatabase();
  target = await freshDatabase({ bare: true });
  db = await openDatabase({ url: source.url });
  await fill();
});

afterEach(async () => {
  await db.close();
  await source.remove();
  await target.remove();
  await rm(folder, { recursive: true });
});

/** A row of everything that must not be lost, and work that must not go on by itself. */
async function fill(): Promise<void> {
  const at = NOW;
  await db.transaction(async (tables) => {
    await tables.account.create({
      data: { id: 'a', kind: 'home', subject: 's', clientId: 'c', createdAt: at, updatedAt: at } as never,
    });
    await tables.attemptCounter.create({ data: { key: 'k', windowStart: at, count: 1 } });
    await tables.lease.create({ data: { name: 'backfill:a', holder: 'h', expiresAt: at } });
    await tables.backfillPlan.create({
      data: { accountId: 'a', state: 'on', granularities: '[]', startedAt: at, updatedAt: at },
    });
  });
  await mkdir(join(folder, 'reports'));
  await writeFile(join(folder, 'reports', 'usage.csv'), 'a,b\n');
}

function backUp(passphrase: string | null = 'a passphrase') {
  return writeBackup({
    databaseUrl: source.url,
    migrations: db.migrations.applied,
    reportsFolder: join(folder, 'reports'),
    to: join(folder, 'backups'),
    version: '0.1.0',
    now: NOW,
    keyId: '12345678',
    secret: SECRET,
    passphrase,
  });
}

function restore(from: string, passphrase: string | null = 'a passphrase') {
  const reportsFolder = join(folder, 'restored-reports');
  return restoreBackup({ folder: from, databaseUrl: target.url, reportsFolder, now: NOW, passphrase });
}

it('copies one moment of a database that is being written, and restores it elsewhere', async () => {
  let written = 0;
  let isWriting = true;
  const writing = (async () => {
    for (; isWriting && written < 100_000; written += 2) {
      // SQLite answers at once: without this nothing else would run.
      await nextTurn();
      // Two rows that belong together.
      await db.transaction(async (tables) => {
        for (const half of ['x', 'y']) {
          const data = { key: `${half}${written}`, windowStart: NOW, count: 1 };
          await tables.attemptCounter.create({ data });
        }
      });
    }
  })();
  const { folder: made, manifest } = await backUp().finally(() => {
    isWriting = false;
  });
  await writing;
  expect(made).toBe(join(folder, 'backups', '2026-11-29T03-00-00Z'));
  expect(manifest.files.map(({ path }) => path)).toEqual([DATABASE_FILE, 'exports/usage.csv', 'secret.json']);
  expect(await readdir(join(folder, 'backups'))).toEqual(['2026-11-29T03-00-00Z']);

  const restored = await restore(made);
  try {
    expect(restored.secret).toBe(SECRET);
    const rows = await restored.db.query((tables) => tables.attemptCounter.findMany({ where: { key: { not: 'k' } } }));
    expect(rows.length % 2).toBe(0);
    expect(rows.length).toBeLessThanOrEqual(written);
    expect(await restored.db.query((tables) => tables.account.count())).toBe(1);
    expect(await restored.db.query((tables) => tables.lease.count())).toBe(0);
    const plans = await restored.db.query((tables) => tables.backfillPlan.findMany());
    expect(plans.map(({ state }) => state)).toEqual(['paused']);
    expect(await readFile(join(folder, 'restored-reports', 'usage.csv'), 'utf8')).toBe('a,b\n');
  } finally {
    await restored.db.close();
  }
});

it('finds one flipped bit, a missing file, and a backup that was not finished', async () => {
  const { folder: made } = await backUp();
  const path = join(made, DATABASE_FILE);
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 4;
  await writeFile(path, bytes);
  await expect(restore(made)).rejects.toThrow(`${DATABASE_FILE} in the backup ${made} was changed.`);
  await rm(join(made, 'secret.json'));
  bytes[middle] = (bytes[middle] ?? 0) ^ 4;
  await writeFile(path, bytes);
  await expect(restore(made)).rejects.toThrow('secret.json is missing');
  await rm(join(made, 'manifest.json'));
  await expect(restore(made)).rejects.toThrow('is not a finished backup');
});

it('refuses a backup of a newer version, and another passphrase', async () => {
  const { folder: made, manifest } = await backUp();
  await expect(restore(made, 'another')).rejects.toThrow('BACKUP_PASSPHRASE does not open');
  const newer = { ...manifest, version: '9.0.0', migrations: [...manifest.migrations, '29990101000000_newer'] };
  await writeFile(join(made, 'manifest.json'), JSON.stringify(newer));
  await expect(restore(made)).rejects.toThrow('written by version 9.0.0, which is newer');
});

it('leaves nothing behind when it fails', async () => {
  const request = {
    databaseUrl: ON_POSTGRESQL ? source.url.replace(/\w+$/, 'absent') : `file:${folder}/none/copper.db`,
  };
  const failing = writeBackup({
    ...request,
    migrations: [],
    reportsFolder: folder,
    to: join(folder, 'backups'),
    version: '0.1.0',
    now: NOW,
    keyId: '12345678',
    secret: SECRET,
    passphrase: null,
  });
  await expect(failing).rejects.toThrow();
  expect(await readdir(join(folder, 'backups'))).toEqual([]);
});

it('changes nothing while the database is in use, and keeps the one from before', async () => {
  const { folder: made } = await backUp(null);
  const present = await openDatabase({ url: target.url });
  await present.query((tables) => tables.attemptCounter.create({ data: { key: 'now', windowStart: NOW, count: 1 } }));
  await expect(restore(made)).rejects.toThrow(BackupError);
  expect(await present.query((tables) => tables.attemptCounter.count())).toBe(1);
  if (!ON_POSTGRESQL) expect(existsSync(`${sqlitePath(target.url)}.restoring`)).toBe(false);
  await present.close();
  if (ON_POSTGRESQL) return;
  const restored = await restore(made);
  expect(restored.secret).toBeNull();
  expect(await restored.db.query((tables) => tables.attemptCounter.findMany())).toMatchObject([{ key: 'k' }]);
  await restored.db.close();
  const before = await openDatabase({ url: `file:${restored.before}` });
  expect(await before.query((tables) => tables.attemptCounter.findMany())).toMatchObject([{ key: 'now' }]);
  await before.close();
});
