import { existsSync } from 'node:fs';
import type { Database, Tables } from '../database';
import { PrismaClient } from '../generated/client';
import { PrismaClient as PostgresqlClient } from '../generated-postgresql/client';
import type { DatabaseLocking } from '../locked-database';
import { isPostgresqlUrl, openDatabase } from '../open';
import { POSTGRESQL_LOCKING, postgresqlAdapter, postgresqlLocation } from '../postgresql-connection';
import { SQLITE_LOCKING, sqliteAdapter, sqlitePath } from '../sqlite-connection';
import { runInTransaction, type Statement } from '../statement';
import { explainStorageFailure, storageErrorCode } from '../storage-failure';
import { Checksum } from './checksum';
import { readTableRows, TABLE_KEYS, tableForModel } from './tables';

/** The move failed and nothing was changed. `message` is one sentence for the administrator. */
export class MoveError extends Error {
  override name = 'MoveError';
}

export interface MoveOptions {
  /** `file:` address of an existing database. */
  from: string;
  /** `postgresql://` address of an empty database. */
  to: string;
  /** Called after each table. The move can still fail after it. */
  onTableMoved: (table: string, rows: number) => void;
  /** Runs last, on the new database in the same transaction. For data outside the file, such as export files. */
  afterRows?: (target: Database) => Promise<void>;
}

const LONG_TRANSACTION = { timeout: 24 * 3_600_000, maxWait: 60_000 };

/**
 * Copies all rows of a SQLite file to a PostgreSQL database, all or nothing, and compares both. Applies pending
 * migrations to both first. The file is not changed otherwise, and is locked against writes while it is read. Memory
 * use does not depend on the number of rows. Throws `MoveError` and `MigrationError`.
 */
export async function moveDatabase({ from, to, onTableMoved: moved, afterRows: andThen }: MoveOptions): Promise<void> {
  if (!from.startsWith('file:'))
    throw new MoveError('The database to move must be a SQLite file, such as file:./data/copper.db.');
  if (!isPostgresqlUrl(to))
    throw new MoveError('The database must be moved to a PostgreSQL database, such as postgresql://user@host/copper.');
  const path = sqlitePath(from);
  if (!existsSync(path)) throw new MoveError(`There is no file ${path}.`);
  for (const url of [from, to]) await (await openDatabase({ url })).close();

  const source = new PrismaClient({ adapter: sqliteAdapter(path) });
  const target = new PostgresqlClient({ adapter: postgresqlAdapter(to) }) as unknown as PrismaClient;
  try {
    await source.$transaction(async (sqlite) => {
      await beginIn(sqlite, SQLITE_LOCKING);
      await target.$transaction(async (postgresql) => {
        await beginIn(postgresql, POSTGRESQL_LOCKING);
        await refuseRows(postgresql, to);
        for (const model of Object.keys(TABLE_KEYS) as (keyof typeof TABLE_KEYS)[]) {
          moved(model, await moveTable(sqlite, postgresql, model));
        }
        await andThen?.(databaseInTransaction(postgresql));
      }, LONG_TRANSACTION);
    }, LONG_TRANSACTION);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof MoveError) throw error;
    // An error of SQLite is about the file; any other is explained by its last line.
    const { sentence } = explainStorageFailure(error, isSqliteError(error) ? path : null);
    throw new MoveError(`Nothing was moved: ${sentence}`, { cause: error });
  } finally {
    await Promise.all([source.$disconnect(), target.$disconnect()]);
  }
}

/** True for an error of the SQLite driver: its codes begin with the name. */
function isSqliteError(error: Error): boolean {
  return /SQLITE_[A-Z]+/.test(storageErrorCode(error) ?? '');
}

function beginIn(tables: Tables, { begin, placeholder }: DatabaseLocking): Promise<unknown> {
  return runInTransaction(tables, begin, placeholder);
}

/** Returns an open transaction as a `Database`. */
function databaseInTransaction(tables: Tables): Database {
  const run = (statement: Statement) => runInTransaction(tables, statement, POSTGRESQL_LOCKING.placeholder);
  return {
    schema: POSTGRESQL_LOCKING.schema,
    query: (work) => work(tables),
    select: run,
    write: run,
    transaction: (work) => work(tables),
    migrations: { applied: [], appliedNow: [], pending: [] },
    close: async () => {},
  };
}

async function refuseRows(tables: Tables, url: string): Promise<void> {
  for (const model of Object.keys(TABLE_KEYS)) {
    if ((await tableForModel(tables, model).count()) > 0) {
      throw new MoveError(
        `The database ${postgresqlLocation(url)} is not empty: it has rows in ${model}. Move to a new one.`,
      );
    }
  }
}

async function moveTable(from: Tables, to: Tables, model: keyof typeof TABLE_KEYS): Promise<number> {
  const [source, copy] = [new Checksum(), new Checksum()];
  for await (const rows of readTableRows(tableForModel(from, model), TABLE_KEYS[model])) {
    for (const row of rows) source.add(row);
    await tableForModel(to, model).createMany({ data: rows });
  }
  for await (const rows of readTableRows(tableForModel(to, model), TABLE_KEYS[model])) {
    for (const row of rows) copy.add(row);
  }
  if (!source.equals(copy)) {
    throw new MoveError(
      `${model} differs after copying (${source.rows} rows in the file, ${copy.rows} in PostgreSQL); nothing was moved.`,
    );
  }
  return copy.rows;
}
