import { join } from 'node:path';
import type { Database } from './database';
import { PrismaClient } from './generated/client';
import { lockDatabase } from './locked-database';
import { migrate } from './migrate';
import { createPrivateFile, sqliteAdapter, sqlitePath } from './sqlite-connection';

/** Where this function reports; the server's logger fits. */
interface OpenLog {
  info(fields: object, message: string): void;
}

export interface OpenOptions {
  /** `file:` address, relative to the working directory or absolute. */
  url: string;
  log?: OpenLog;
  /** Folder of `<name>/migration.sql`; the repository's own by default. */
  migrationsDir?: string;
}

// Next may load this module twice (instrumentation and routes): two clients on one file would each have a lock of
// their own, so the open databases live on globalThis.
const OPEN = Symbol.for('copper-dashboard.databases');
type OpenDatabases = Map<string, Promise<Database>>;
const shared = globalThis as { [OPEN]?: OpenDatabases };

/**
 * Opens the database, creating the file (mode 0600) and applying pending migrations first. Opening the same file
 * again in this process gives the same `Database`. Throws `MigrationError` (a sentence for the administrator) for a
 * database that does not fit the code.
 */
export function openDatabase(options: OpenOptions): Promise<Database> {
  const open = shared[OPEN] ?? new Map();
  shared[OPEN] = open;
  const path = sqlitePath(options.url);
  const known = open.get(path);
  if (known) return known;
  const opening = openFile(path, options, () => open.delete(path));
  open.set(path, opening);
  // A failed start may be tried again (the administrator freed the disk).
  opening.catch(() => open.delete(path));
  return opening;
}

async function openFile(path: string, options: OpenOptions, onClose: () => void): Promise<Database> {
  createPrivateFile(path);
  const adapter = sqliteAdapter(path);
  const migrations = await migrate(adapter, options.migrationsDir ?? join(process.cwd(), 'prisma', 'migrations'));
  if (migrations.appliedNow.length > 0) options.log?.info({ applied: migrations.appliedNow }, 'database migrated');
  const client = new PrismaClient({ adapter });
  return lockDatabase(client, migrations, onClose);
}
