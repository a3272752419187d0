import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '../database';
import { isPostgresqlUrl, openDatabase } from '../open';
import { sqliteAdapter, sqlitePath } from '../sqlite-connection';
import { BackupError, type BackupManifest, readBackup } from './manifest';
import { runPostgresqlProgram } from './postgresql-programs';
import { openSecret } from './sealed-secret';
import { BACKUP_FILES, checkSqlite } from './write-backup';

export interface RestoreRequest {
  folder: string;
  databaseUrl: string;
  reportsFolder: string;
  now: Date;
  passphrase: string | null;
}

export interface Restored {
  manifest: BackupManifest;
  /** The key of the tokens, if the backup has it and a passphrase was given. */
  secret: string | null;
  /** Where the database from before is; null if there was none. */
  before: string | null;
  /** The open database, at the present schema, with every background job paused. */
  db: Database;
}

/**
 * Puts a backup in the place of the database. The server must be stopped. What was there before is kept under another
 * name. Throws `BackupError`, and changes nothing then, for a backup that is damaged, of a newer version, or of another
 * kind of database, for a SQLite file in use, and for a PostgreSQL database that is not empty.
 */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { folder, databaseUrl } = request;
  const manifest = await readBackup(folder);
  const isPostgresql = isPostgresqlUrl(databaseUrl);
  if (isPostgresql !== (manifest.database === 'postgresql')) {
    throw new BackupError(
      `The backup is of ${manifest.database === 'sqlite' ? 'a SQLite file' : 'PostgreSQL'}, and DATABASE_URL is not.`,
    );
  }
  await refuseNewer(manifest, isPostgresql ? 'prisma/postgresql/migrations' : 'prisma/migrations');
  const secret = await secretOf(request, manifest);
  const before = isPostgresql
    ? await restorePostgresql(databaseUrl, join(folder, BACKUP_FILES.postgresql))
    : await restoreSqlite(sqlitePath(databaseUrl), join(folder, BACKUP_FILES.sqlite), request.now);
  const reports = join(folder, BACKUP_FILES.reports);
  if (existsSync(reports)) await cp(reports, request.reportsFolder, { recursive: true });
  const db = await openDatabase({ url: databaseUrl });
  await pauseJobs(db, request.now);
  return { manifest, secret, before, db };
}

async function refuseNewer({ migrations, version }: BackupManifest, folder: string): Promise<void> {
  const known = new Set(await readdir(join(process.cwd(), folder)));
  if (migrations.every((name) => known.has(name))) return;
  throw new BackupError(`The backup was written by version ${version}, which is newer: restore it with that version.`);
}

async function secretOf({ folder, passphrase }: RestoreRequest, { files }: BackupManifest): Promise<string | null> {
  const isThere = files.some(({ path }) => path === BACKUP_FILES.secret);
  if (!isThere || passphrase === null) return null;
  return openSecret(await readFile(join(folder, BACKUP_FILES.secret), 'utf8'), passphrase);
}

async function restoreSqlite(path: string, backup: string, now: Date): Promise<string | null> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const isReplaced = existsSync(path);
  if (isReplaced) await takeOutOfUse(path);
  // Beside its final place, so that the last step is a rename.
  const incoming = `${path}.restoring`;
  try {
    await copyFile(backup, incoming);
    await checkSqlite(incoming);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
  const before = isReplaced ? `${path}.before-restore-${now.toISOString().replaceAll(':', '-')}` : null;
  if (before !== null) await rename(path, before);
  await rename(incoming, path);
  return before;
}

/** Ends the write-ahead log of a file, so that it is one file. Throws `BackupError` while a process has it open. */
async function takeOutOfUse(path: string): Promise<void> {
  const connection = await sqliteAdapter(path).connect();
  try {
    await connection.executeScript('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE;');
    const { rows } = await connection.queryRaw({ sql: 'PRAGMA journal_mode', args: [], argTypes: [] });
    if (rows[0]?.[0] !== 'delete') throw new Error('in use');
  } catch {
    throw new BackupError(`${path} is in use: stop the server first.`);
  } finally {
    await connection.dispose();
  }
}

async function restorePostgresql(url: string, dump: string): Promise<null> {
  const { postgresqlMigrationConnection } = await import('../postgresql-connection');
  const connection = await postgresqlMigrationConnection(url);
  try {
    const tables = await connection.rows(
      "SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' LIMIT 1",
    );
    if (tables.length > 0) {
      throw new BackupError('The PostgreSQL database is not empty: create a new one and name it in DATABASE_URL.');
    }
  } finally {
    await connection.close();
  }
  await runPostgresqlProgram('pg_restore', url, ['--no-owner', '--exit-on-error', '--dbname', databaseName(url), dump]);
  return null;
}

function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** Nothing that was under way then goes on by itself: a restored server may run beside the one it was copied from. */
async function pauseJobs(db: Database, now: Date): Promise<void> {
  const problem = 'The database was restored from a backup while this report was being made. Run it again.';
  await db.transaction(async (tables) => {
    await tables.lease.deleteMany();
    await tables.queuedWork.deleteMany();
    await tables.backfillPlan.updateMany({ where: { state: 'on' }, data: { state: 'paused' } });
    await tables.export.updateMany({
      where: { state: 'running' },
      data: { state: 'failed', problem, finishedAt: now },
    });
  });
}
