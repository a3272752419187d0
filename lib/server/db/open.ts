import { join } from 'node:path';
import type { Database } from './database';
import { PrismaClient } from './generated/client';
import { createLockedDatabase } from './locked-database';
import { type MigrationConnection, migrate } from './migrate';
import { openFailedError } from './open-failure';
import {
  createPrivateFile,
  SQLITE_LOCKING,
  sqliteAdapter,
  sqliteMigrationConnection,
  sqlitePath,
} from './sqlite-connection';

/** Where this function reports; the server's logger fits. */
interface OpenLog {
  info(fields: object, message: string): void;
}

export interface OpenOptions {
  /** `file:` address, relative to the working directory or absolute; or `postgresql://user:password@host/database`. */
  url: string;
  log?: OpenLog;
}

// Next may load this module twice (instrumentation and routes): two clients on one file would each have a lock of
// their own, so the open databases live on globalThis.
const OPEN = Symbol.for('copper-dashboard.databases');
type OpenDatabases = Map<string, Promise<Database>>;
const shared = globalThis as { [OPEN]?: OpenDatabases };

/**
 * Opens the database, creating a SQLite file (mode 0600) and applying pending migrations first. Opening the same one
 * again in this process gives the same `Database`. Throws `storage_failed`, whose
 * message is a sentence for the administrator and whose cause may be a `MigrationError`.
 */
export function openDatabase(options: OpenOptions): Promise<Database> {
  const open = shared[OPEN] ?? new Map();
  shared[OPEN] = open;
  const postgresql = isPostgresqlUrl(options.url);
  const place = postgresql ? options.url : sqlitePath(options.url);
  const known = open.get(place);
  if (known) return known;
  const openPlace = postgresql ? openPostgresql : openFile;
  const opening = openPlace(place, options, () => open.delete(place)).catch((cause: unknown) => {
    throw openFailedError(cause, postgresql ? null : place);
  });
  open.set(place, opening);
  // A failed start may be tried again (the administrator freed the disk).
  opening.catch(() => open.delete(place));
  return opening;
}

/** The SQLite file that an address names; null for PostgreSQL. */
export function sqliteFilePath(url: string): string | null {
  return isPostgresqlUrl(url) ? null : sqlitePath(url);
}

/** True for the address of a PostgreSQL database; every other is a SQLite file's. */
export function isPostgresqlUrl(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

async function openFile(path: string, options: OpenOptions, onClose: () => void): Promise<Database> {
  createPrivateFile(path);
  const migrations = await bringUpToDate(await sqliteMigrationConnection(path), 'prisma/migrations', options);
  return createLockedDatabase(new PrismaClient({ adapter: sqliteAdapter(path) }), migrations, SQLITE_LOCKING, onClose);
}

async function openPostgresql(url: string, options: OpenOptions, onClose: () => void): Promise<Database> {
  // Loaded only where it is used: most run on a file.
  const postgresql = await import('./postgresql-connection');
  const { PrismaClient: PostgresqlClient } = await import('./generated-postgresql/client');
  const migrations = await bringUpToDate(
    await postgresql.postgresqlMigrationConnection(url),
    'prisma/postgresql/migrations',
    options,
  );
  // Made of the same models: what differs is the SQL it writes.
  const client = new PostgresqlClient({ adapter: postgresql.postgresqlAdapter(url) }) as unknown as PrismaClient;
  return createLockedDatabase(client, migrations, postgresql.POSTGRESQL_LOCKING, onClose);
}

async function bringUpToDate(connection: MigrationConnection, folder: string, { log }: OpenOptions) {
  const migrations = await migrate(connection, join(process.cwd(), folder));
  if (migrations.appliedNow.length > 0) log?.info({ applied: migrations.appliedNow }, 'database migrated');
  return migrations;
}
