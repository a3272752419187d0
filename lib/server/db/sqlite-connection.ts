import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';

/** One connection below Prisma, for what Prisma's client does not do: migrations. */
export type SqliteConnection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/** How long a statement waits for another process (the report command, a second server) to finish writing. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * `synchronous = FULL`: a refreshed token is acknowledged before the old one stops working, so a commit must
 * survive a power cut. We write a few rows a minute; the extra fsync is not felt.
 */
const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;';

/** Absolute path of a `file:` address. Throws one sentence for anything else. */
export function sqlitePath(url: string): string {
  if (!url.startsWith('file:')) {
    const scheme = url.split(':')[0] ?? '';
    throw new Error(
      `DATABASE_URL begins with '${scheme}:'; only SQLite files ('file:./data/copper.db') are supported.`,
    );
  }
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
