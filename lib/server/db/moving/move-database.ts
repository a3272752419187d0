import { existsSync } from 'node:fs';
import type { Database, Tables } from '../database';
import { PrismaClient } from '../generated/client';
import { PrismaClient as PostgresqlClient } from '../generated-postgresql/client';
import { isPostgresqlUrl, openDatabase } from '../open';
import { POSTGRESQL_LOCKING, postgresqlAdapter, postgresqlLocation } from '../postgresql-connection';
import { SQLITE_LOCKING, sqliteAdapter, sqlitePath } from '../sqlite-connection';
import { Checksum } from './checksum';
import { readTableRows, TABLE_KEYS, tableForModel } from './tables';

/** The move cannot be made; `message` is one sentence for the administrator, and nothing was changed. */
export class MoveError extends Error {
  override name = 'MoveError';
}

export interface MoveOptions {
  /** `file:` address of a database that is there. */
  from: string;
  /** `postgresql://` address of a database without rows. */
  to: string;
  /** Told after each table, before it is certain that the move succeeds. */
  onTableMoved: (table: string, rows: number) => void;
  /** For what rows name and the file does not hold: runs on the new database in the same transaction, last of all. */
  afterRows?: (target: Database) => Promise<void>;
}

/** As long as it takes. */
const PATIENT = { timeout: 24 * 3_600_000, maxWait: 60_000 };

/**
 * Copies every row of a SQLite file to a PostgreSQL database, all or nothing, and compares what arrived with what was
 * there. Both are brought up to date first; otherwise the file is left as it is, and kept from being written to while
 * it is read. Memory stays the same however much there is. Throws `MoveError` and `MigrationError`.
 */
export async function moveDatabase({ from, to, onTableMoved: moved, afterRows: andThen }: MoveOptions): Promise<void> {
  if (!from.startsWith('file:'))
    throw new MoveError('What is moved must be a SQLite file, such as file:./data/copper.db.');
  if (!isPostgresqlUrl(to))
    throw new MoveError('It must be moved to a PostgreSQL database, such as postgresql://user@host/copper.');
  const path = sqlitePath(from);
  if (!existsSync(path)) throw new MoveError(`There is no file ${path}.`);
  for (const url of [from, to]) await (await openDatabase({ url })).close();

  const source = new PrismaClient({ adapter: sqliteAdapter(path) });
  const target = new PostgresqlClient({ adapter: postgresqlAdapter(to) }) as unknown as PrismaClient;
  try {
    await source.$transaction(async (there) => {
      await SQLITE_LOCKING.begin(there);
      await target.$transaction(async (here) => {
        await POSTGRESQL_LOCKING.begin(here);
        await refuseRows(here, to);
        for (const model of Object.keys(TABLE_KEYS) as (keyof typeof TABLE_KEYS)[]) {
          moved(model, await moveTable(there, here, model));
        }
        await andThen?.(within(here));
      }, PATIENT);
    }, PATIENT);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof MoveError) throw error;
    // Prisma tells where in our code it happened first, and why in the last line.
    throw new MoveError(`Nothing was moved: ${error.message.trim().split('\n').at(-1)}`, { cause: error });
  } finally {
    await Promise.all([source.$disconnect(), target.$disconnect()]);
  }
}

/** A database as it is seen from inside a transaction that is open already. */
function within(tables: Tables): Database {
  return {
    schema: POSTGRESQL_LOCKING.schema,
    query: (work) => work(tables),
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

async function moveTable(there: Tables, here: Tables, model: keyof typeof TABLE_KEYS): Promise<number> {
  const [left, arrived] = [new Checksum(), new Checksum()];
  for await (const rows of readTableRows(tableForModel(there, model), TABLE_KEYS[model])) {
    for (const row of rows) left.add(row);
    await tableForModel(here, model).createMany({ data: rows });
  }
  for await (const rows of readTableRows(tableForModel(here, model), TABLE_KEYS[model])) {
    for (const row of rows) arrived.add(row);
  }
  if (!left.equals(arrived)) {
    throw new MoveError(
      `${model} differs after copying (${left.rows} rows there, ${arrived.rows} here); nothing was moved.`,
    );
  }
  return arrived.rows;
}
