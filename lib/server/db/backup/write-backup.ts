import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPostgresqlUrl } from '../open';
import { copySqlite, sqliteAdapter, sqlitePath } from '../sqlite-connection';
import { BackupError, type BackupManifest, describeFile, writeManifest } from './manifest';
import { runPostgresqlProgram } from './postgresql-programs';
import { sealSecret } from './sealed-secret';

/** Files of a backup. */
export const BACKUP_FILES = {
  sqlite: 'copper.db',
  postgresql: 'copper.dump',
  secret: 'secret.json',
  reports: 'exports',
};

export interface BackupRequest {
  databaseUrl: string;
  /** Names of the applied migrations. */
  migrations: readonly string[];
  /** The folder with finished reports; missing if there are none. */
  reportsFolder: string;
  /** Where the folder of this backup is made. */
  to: string;
  version: string;
  now: Date;
  keyId: string;
  secret: string;
  /** Null: the key of the tokens is not part of the backup. */
  passphrase: string | null;
}

/**
 * Writes a backup of the database and the finished reports while servers use them, and returns its folder. The copy is
 * of one moment and has been checked. A folder that is not finished has another name, and is deleted on failure.
 */
export async function writeBackup(request: BackupRequest): Promise<{ folder: string; manifest: BackupManifest }> {
  const name = request.now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  const folder = join(request.to, name);
  const unfinished = join(request.to, `.${name}.unfinished`);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const manifest = await fill(unfinished, request);
    await rename(unfinished, folder);
    return { folder, manifest };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function fill(folder: string, request: BackupRequest): Promise<BackupManifest> {
  const database = isPostgresqlUrl(request.databaseUrl) ? 'postgresql' : 'sqlite';
  if (database === 'sqlite') {
    const copy = join(folder, BACKUP_FILES.sqlite);
    await copySqlite(sqlitePath(request.databaseUrl), copy);
    await checkSqlite(copy);
  } else
    await runPostgresqlProgram('pg_dump', request.databaseUrl, ['-Fc', '-f', join(folder, BACKUP_FILES.postgresql)]);
  if (request.passphrase !== null) {
    const sealed = sealSecret(request.secret, request.passphrase);
    await writeFile(join(folder, BACKUP_FILES.secret), sealed, { mode: 0o600 });
  }
  await copyReports(request.reportsFolder, join(folder, BACKUP_FILES.reports));
  const paths = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = paths
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  const manifest: BackupManifest = {
    format: 1,
    version: request.version,
    createdAt: request.now.toISOString(),
    database,
    migrations: [...request.migrations],
    keyId: request.keyId,
    files: await Promise.all(files.sort().map((path) => describeFile(folder, path))),
  };
  await writeManifest(folder, manifest);
  return manifest;
}

/** Throws `BackupError` if a SQLite file is damaged. */
export async function checkSqlite(path: string): Promise<void> {
  const copy = await sqliteAdapter(path).connect();
  try {
    const { rows } = await copy.queryRaw({ sql: 'PRAGMA integrity_check', args: [], argTypes: [] });
    if (rows[0]?.[0] !== 'ok') throw new BackupError(`The database is damaged: ${rows[0]?.[0]}`);
  } finally {
    await copy.dispose();
  }
}

async function copyReports(from: string, to: string): Promise<void> {
  try {
    await cp(from, to, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
