import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { DatabaseLocking } from './locked-database';
import type { MigrationConnection } from './migrate';
import { keepPreparedStatements, type SqliteClient } from './prepared-statements';

/** How long a statement waits for a write of another process (the report command, a second server). */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * `synchronous = FULL`: a refresh token works once, so the stored new one must survive a power failure. Few rows are
 * written per minute, so the extra fsync does not matter.
 */
const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;';

/** Returns the absolute path of a `file:` address. */
export function sqlitePath(url: string): string {
  return resolve(url.startsWith('file://') ? decodeURIComponent(new URL(url).pathname) : url.slice('file:'.length));
}

/** Creates the file with mode 0600 before SQLite does. Its WAL and index files inherit the mode. */
export function createPrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

/** Returns Prisma's driver adapter for a file. It sets our pragmas on each connection. */
export function sqliteAdapter(path: string) {
  const factory = new PrismaBetterSqlite3({ url: path, timeout: BUSY_TIMEOUT_MS });
  return {
    provider: 'sqlite' as const,
    adapterName: factory.adapterName,
    async connect() {
      const connection = await factory.connect();
      // Not in its type.
      keepPreparedStatements((connection as unknown as { client: SqliteClient }).client);
      await connection.executeScript(PRAGMAS);
      return connection;
    },
  };
}

/** Writes a copy of one moment of a file, which may be in use, to a path that does not exist. */
export async function copySqlite(from: string, to: string): Promise<void> {
  // Before SQLite creates it with the usual mode.
  createPrivateFile(to);
  const connection = await sqliteAdapter(from).connect();
  try {
    await connection.executeScript(`VACUUM INTO '${to.replaceAll("'", "''")}'`);
  } finally {
    await connection.dispose();
  }
}

/** One connection, which serializes all work of this process. Other processes wait for SQLite's write lock. */
export const SQLITE_LOCKING: DatabaseLocking = {
  schema: 'main',
  parallelQueries: false,
  // BEGIN alone takes no lock. A statement that could write takes SQLite's write lock now, and waits for it. Taking it
  // after a read would fail if another process has written since.
  begin: { sql: 'DELETE FROM "Account" WHERE 0', values: [] },
  placeholder: () => '?',
};

/** Opens a connection for the migrator, without Prisma. */
export async function sqliteMigrationConnection(path: string): Promise<MigrationConnection> {
  const connection = await sqliteAdapter(path).connect();
  return {
    begin: 'BEGIN IMMEDIATE',
    createTable: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" TEXT PRIMARY KEY NOT NULL,
      "checksum" TEXT NOT NULL,
      "finished_at" DATETIME,
      "migration_name" TEXT NOT NULL,
      "logs" TEXT,
      "rolled_back_at" DATETIME,
      "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
      "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
    )`,
    placeholder: () => '?',
    execute: (sql) => connection.executeScript(sql),
    async run(sql, args) {
      await connection.executeRaw({ sql, args, argTypes: args.map(() => ({ scalarType: 'string', arity: 'scalar' })) });
    },
    async keepCopy(migration) {
      const copy = `${path}.before-${migration}`;
      // Left by a migration that failed.
      rmSync(copy, { force: true });
      await copySqlite(path, copy);
      return copy;
    },
    rows: async (sql) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows,
    close: () => connection.dispose(),
  };
}
