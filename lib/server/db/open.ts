import { join } from 'node:path';
import type { Database } from './database';
import { openedFile } from './database-file';
import { PrismaClient } from './generated/client';
import { createLockedDatabase } from './locked-database';
import { type MigrationConnection, migrate } from './migrate';
import {
  createPrivateFile,
  SQLITE_LOCKING,
  sqliteAdapter,
  sqliteMigrationConnection,
  sqlitePath,
} from './sqlite-connection';
import type { AdapterConnection } from './statement';
import { openFailedError } from './storage-failure';

/** Receives a line about applied migrations. The server's logger fits. */
interface OpenLog {
  info(fields: object, message: string): void;
}

export interface OpenOptions {
  /** `file:` address, relative to the working directory or absolute; or `postgresql://user:password@host/database`. */
  url: string;
  log?: OpenLog;
}

// Next may load this module twice (instrumentation and routes). Two clients of one file would have separate locks, so
// the open databases are stored on globalThis.
const DATABASES = Symbol.for('copper-dashboard.databases');
type OpenDatabases = Map<string, Promise<Database>>;
const shared = globalThis as { [DATABASES]?: OpenDatabases };

/**
 * Opens the database. Creates a SQLite file (mode 0600) if needed, and applies pending migrations. Opening the same
 * database again in this process returns the same `Database`. Throws `storage_failed`, whose message is a sentence for
 * the administrator and whose cause may be a `MigrationError`.
 */
export function openDatabase(options: OpenOptions): Promise<Database> {
  const open = shared[DATABASES] ?? new Map();
  shared[DATABASES] = open;
  const postgresql = isPostgresqlUrl(options.url);
  const target = postgresql ? options.url : sqlitePath(options.url);
  const existing = open.get(target);
  if (existing) return existing;
  const openTarget = postgresql ? openPostgresql : openFile;
  const opening = openTarget(target, options, () => open.delete(target)).catch((cause: unknown) => {
    throw openFailedError(cause, postgresql ? null : target);
  });
  open.set(target, opening);
  // A failed start can be retried (the administrator may have freed the disk).
  opening.catch(() => open.delete(target));
  return opening;
}

/** Returns the path of the SQLite file of an address, or null for PostgreSQL. */
export function sqliteFilePath(url: string): string | null {
  return isPostgresqlUrl(url) ? null : sqlitePath(url);
}

/** True for the address of a PostgreSQL database. Any other address is of a SQLite file. */
export function isPostgresqlUrl(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

async function openFile(path: string, options: OpenOptions, onClose: () => void): Promise<Database> {
  createPrivateFile(path);
  const migrations = await applyMigrations(await sqliteMigrationConnection(path), 'prisma/migrations', options);
  const adapter = sqliteAdapter(path);
  const { connect, connection } = remembered(adapter);
  const client = new PrismaClient({ adapter: { ...adapter, connect } });
  await client.$connect();
  return createLockedDatabase(client, await connection, migrations, SQLITE_LOCKING, onClose, openedFile(path));
}

async function openPostgresql(url: string, options: OpenOptions, onClose: () => void): Promise<Database> {
  // Loaded only when needed: most installations use a file.
  const postgresql = await import('./postgresql-connection');
  const { PrismaClient: PostgresqlClient } = await import('./generated-postgresql/client');
  const migrations = await applyMigrations(
    await postgresql.postgresqlMigrationConnection(url),
    'prisma/postgresql/migrations',
    options,
  );
  // Generated from the same models; only the SQL differs.
  const adapter = postgresql.postgresqlAdapter(url);
  const { connect, connection } = remembered(adapter);
  const client = new PostgresqlClient({ adapter: { ...adapter, connect } }) as unknown as PrismaClient;
  await client.$connect();
  return createLockedDatabase(client, await connection, migrations, postgresql.POSTGRESQL_LOCKING, onClose);
}

/** Returns an adapter for Prisma, and the connection that it will open: statements of our own use the same one. */
function remembered<Connection extends AdapterConnection>(adapter: { connect(): Promise<Connection> }) {
  let opened: (connection: Connection) => void;
  const connection = new Promise<Connection>((resolve) => {
    opened = resolve;
  });
  const connect = async () => {
    const made = await adapter.connect();
    opened(made);
    return made;
  };
  return { connect, connection };
}

async function applyMigrations(connection: MigrationConnection, folder: string, { log }: OpenOptions) {
  const migrations = await migrate(connection, join(/* turbopackIgnore: true */ process.cwd(), folder));
  if (migrations.appliedNow.length > 0) {
    log?.info({ applied: migrations.appliedNow, copy: migrations.copy }, 'database migrated');
  }
  return migrations;
}
