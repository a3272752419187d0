import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { DatabaseLocking } from './locked-database';
import type { MigrationConnection } from './migrate';

/** How long a statement waits for another process (the report command, a second server) to finish writing. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * `synchronous = FULL`: a refreshed token is acknowledged before the old one stops working, so a commit must
 * survive a power cut. We write a few rows a minute; the extra fsync is not felt.
 */
const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;';

/** Absolute path of a `file:` address. */
export function sqlitePath(url: string): string {
  return resolve(url.startsWith('file://') ? decodeURIComponent(new URL(url).pathname) : url.slice('file:'.length));
}

/** Makes the file readable by this user alone before SQLite creates it; its WAL and index files inherit the mode. */
export function createPrivateFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

/** Prisma's driver for one file, with our pragmas set on each connection it opens. */
export function sqliteAdapter(path: string) {
  const factory = new PrismaBetterSqlite3({ url: path, timeout: BUSY_TIMEOUT_MS });
  return {
    provider: 'sqlite' as const,
    adapterName: factory.adapterName,
    async connect() {
      const connection = await factory.connect();
      await connection.executeScript(PRAGMAS);
      return connection;
    },
  };
}

/** One connection, so that everything waits its turn; other processes wait for SQLite's write lock. */
export const SQLITE_LOCKING: DatabaseLocking = {
  schema: 'main',
  parallelQueries: false,
  // BEGIN alone takes no lock. A statement that could write takes SQLite's write lock now and waits its turn; taking
  // it after a read would fail at once when another process wrote in between.
  begin: (tables) => tables.$executeRaw`DELETE FROM "Account" WHERE 0`,
};

/** One connection below Prisma for the migrator. */
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
    rows: async (sql) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows,
    close: () => connection.dispose(),
  };
}
