import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationState } from './database';
import type { SqliteConnection } from './sqlite-connection';

/** The database does not fit this version of the code; `message` is one sentence for the administrator. */
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

/** Prisma's own table, so that its tools agree with us about what is applied. */
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations of `folder` that the database does not have, in order of their names, in one transaction:
 * a start either brings the database fully up to date or leaves it as it was. The transaction holds SQLite's write
 * lock, so of two processes that start at once one applies and the other finds nothing to do.
 */
export async function migrate(
  adapter: { connect(): Promise<SqliteConnection> },
  folder: string,
): Promise<MigrationState> {
  const migrations = await readMigrations(folder);
  const connection = await adapter.connect();
  try {
    await connection.executeScript('BEGIN IMMEDIATE');
    try {
      await connection.executeScript(CREATE_TABLE);
      const before = await readApplied(connection);
      const missing = pendingMigrations(migrations, before);
      for (const migration of missing) await apply(connection, migration);
      await connection.executeScript('COMMIT');
      const appliedNow = missing.map(({ name }) => name);
      return { applied: [...before.map(({ name }) => name), ...appliedNow], appliedNow, pending: [] };
    } catch (error) {
      await connection.executeScript('ROLLBACK');
      throw error;
    }
  } finally {
    await connection.dispose();
  }
}

/** What of `migrations` is not applied yet. Throws where the database and the code tell different stories. */
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
      throw new MigrationError(`The migration '${row.name}' was begun and never finished: restore a backup.`);
    }
    if (row.checksum !== migration.checksum) {
      throw new MigrationError(
        `The migration '${row.name}' was changed after it was applied to this database: bring its original file back.`,
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

async function readApplied(connection: SqliteConnection): Promise<AppliedMigration[]> {
  const { rows } = await connection.queryRaw({
    sql: 'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL',
    args: [],
    argTypes: [],
  });
  return rows.map(([name, checksum, finishedAt]) => ({
    name: String(name),
    checksum: String(checksum),
    finished: finishedAt !== null,
  }));
}

async function apply(connection: SqliteConnection, migration: Migration): Promise<void> {
  const startedAt = new Date().toISOString();
  await connection.executeScript(migration.sql);
  const values = [randomUUID(), migration.checksum, migration.name, startedAt, new Date().toISOString()];
  await connection.executeRaw({
    sql: `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (?, ?, ?, ?, ?, 1)`,
    args: values,
    argTypes: values.map(() => ({ scalarType: 'string', arity: 'scalar' })),
  });
}
