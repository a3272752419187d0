import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationState } from './database';

/** The database does not match this version of the code. `message` is one sentence for the administrator. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface AppliedMigration {
  name: string;
  checksum: string;
  finished: boolean;
}

/** One connection of the migrator, with the SQL that differs between databases. */
export interface MigrationConnection {
  /** SQL that starts a transaction in which no other process can migrate. */
  begin: string;
  /** SQL that creates Prisma's table `_prisma_migrations` if it does not exist, so that Prisma's tools work too. */
  createTable: string;
  /** Returns the SQL placeholder of a value; `position` starts at 1. */
  placeholder(position: number): string;
  /** Runs any number of statements. */
  execute(sql: string): Promise<void>;
  run(sql: string, values: string[]): Promise<void>;
  rows(sql: string): Promise<unknown[][]>;
  /** Copies the database before it changes, and returns where to. `migration` names the first change. */
  keepCopy?(migration: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Applies the pending migrations of `folder` in the order of their names, in one transaction: the database is either
 * fully up to date or unchanged. The transaction excludes other processes, so of two concurrent starts one applies the
 * migrations and the other has nothing to do. A SQLite file with data is copied before. Closes the connection.
 */
export async function migrate(connection: MigrationConnection, folder: string): Promise<MigrationState> {
  try {
    const migrations = await readMigrations(folder);
    await connection.execute(connection.begin);
    try {
      await connection.execute(connection.createTable);
      const before = await readApplied(connection);
      const missing = pendingMigrations(migrations, before);
      const [first] = missing;
      // A new database has nothing to keep.
      const copy = first && before.length > 0 ? await connection.keepCopy?.(first.name) : undefined;
      for (const migration of missing) await apply(connection, migration);
      await connection.execute('COMMIT');
      const appliedNow = missing.map(({ name }) => name);
      return {
        applied: [...before.map(({ name }) => name), ...appliedNow],
        appliedNow,
        pending: [],
        ...(copy ? { copy } : {}),
      };
    } catch (error) {
      // The rollback fails on a broken connection. The first error is the useful one.
      await connection.execute('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await connection.close();
  }
}

/** Returns the migrations that are not applied. Throws `MigrationError` when the database and the code do not match. */
export function pendingMigrations(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.name);
    if (!migration) {
      throw new MigrationError(
        `The database was written by a newer version of this software (it has the migration '${row.name}'): start that version or restore a backup.`,
      );
    }
    if (!row.finished) {
      throw new MigrationError(`The migration '${row.name}' was started and never finished: restore a backup.`);
    }
    if (row.checksum !== migration.checksum) {
      throw new MigrationError(
        `The migration '${row.name}' was changed after it was applied to this database: restore its original file.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function readApplied(connection: MigrationConnection): Promise<AppliedMigration[]> {
  const rows = await connection.rows(
    'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL',
  );
  return rows.map(([name, checksum, finishedAt]) => ({
    name: String(name),
    checksum: String(checksum),
    finished: finishedAt !== null,
  }));
}

async function apply(connection: MigrationConnection, migration: Migration): Promise<void> {
  const startedAt = new Date().toISOString();
  await connection.execute(migration.sql);
  const values = [randomUUID(), migration.checksum, migration.name, startedAt, new Date().toISOString()];
  const placeholders = values.map((_, index) => connection.placeholder(index + 1)).join(', ');
  await connection.run(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (${placeholders}, 1)`,
    values,
  );
}
