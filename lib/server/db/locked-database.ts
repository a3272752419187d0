import { AsyncLocalStorage } from 'node:async_hooks';
import { AsyncLock } from '../concurrency/async-lock';
import { isHeard, reporter } from '../events';
import type { Database, MigrationState, Tables } from './database';
import type { DatabaseFile } from './database-file';
import type { PrismaClient } from './generated/client';
import {
  type AdapterConnection,
  runDirectly,
  runInTransaction,
  type SelectedRow,
  type Statement,
  type StatementConnection,
} from './statement';
import { translateStorageErrors } from './storage-failed';
import { explainStorageFailure } from './storage-failure';

/**
 * The query or transaction of the current async context. `open` becomes false at its end, so that late work can't join
 * it.
 */
interface ActiveWork {
  tables: Tables;
  kind: 'query' | 'transaction';
  open: boolean;
  /** The connection of a transaction, and until when it surely has not timed out (`performance.now`). */
  connection?: StatementConnection;
  connectionUntil?: number;
}

/** How a kind of database isolates transactions. */
export interface DatabaseLocking {
  /** The schema of the tables. */
  schema: Database['schema'];
  /** True with several connections: queries wait neither for each other nor for a transaction. */
  parallelQueries: boolean;
  /** Runs first in a transaction. From then on the transactions of other processes wait. */
  begin: Statement;
  /** How a statement names its values; the first is 1. */
  placeholder(position: number): string;
}

const reportUse = reporter('database');

/** Limits a transaction that hangs. Transactions only run queries, so they normally take much less. */
export const TRANSACTION_TIMEOUT_MS = 30_000;
const TIMEOUT_MARGIN_MS = 5_000;

/** Returns a Prisma client as a `Database`. The transactions of a process run one at a time. */
export function createLockedDatabase(
  client: PrismaClient,
  connection: AdapterConnection,
  migrations: MigrationState,
  locking: DatabaseLocking,
  onClose: () => void,
  file?: DatabaseFile,
): Database {
  const lock = new AsyncLock();
  const context = new AsyncLocalStorage<ActiveWork>();
  let damaged = false;

  /** Runs work of ours, with errors of Prisma and the driver as `storage_failed`. */
  async function translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await translateStorageErrors(work);
    } catch (error) {
      if (file && !damaged) damaged = explainStorageFailure(error, file.path).damaged;
      throw error;
    }
  }

  async function runActive<T>(active: ActiveWork, work: (tables: Tables) => Promise<T>): Promise<T> {
    try {
      return await context.run(active, async () => await work(active.tables));
    } finally {
      active.open = false;
    }
  }

  const { begin, placeholder, parallelQueries } = locking;

  // Only Prisma knows the connection of a transaction. It begins one in the async context of its caller.
  const startTransaction = connection.startTransaction.bind(connection);
  connection.startTransaction = async (level) => {
    const started = await startTransaction(level);
    const active = context.getStore();
    if (active?.kind === 'transaction') active.connection ??= started;
    return started;
  };

  function runStatement(kind: 'select' | 'query', statement: Statement): Promise<SelectedRow[]> {
    const outer = context.getStore();
    if (outer?.open && outer.kind === 'transaction') return runInOpen(outer, statement);
    const run = () => runDirectly(connection, statement, placeholder);
    if (outer?.open) return run();
    return timed(kind, () => (parallelQueries ? translated(run) : lock.run(() => translated(run))));
  }

  /** After its timeout, a transaction is undone, and a statement on its connection would not be: Prisma refuses it. */
  function runInOpen({ tables, connection: own, connectionUntil = 0 }: ActiveWork, statement: Statement) {
    return own && performance.now() < connectionUntil
      ? runDirectly(own, statement, placeholder)
      : runInTransaction(tables, statement, placeholder);
  }

  return {
    migrations,
    schema: locking.schema,
    file,
    wasDamaged: () => damaged,
    query(work) {
      const outer = context.getStore();
      if (outer?.open) return work(outer.tables);
      const run = () => translated(() => runActive({ tables: client, kind: 'query', open: true }, work));
      return timed('query', () => (parallelQueries ? run() : lock.run(run)));
    },
    select: (statement) => runStatement('select', statement),
    write: (statement) => runStatement('query', statement),
    async transaction(work) {
      const outer = context.getStore();
      if (outer?.open) {
        if (outer.kind === 'query') throw new Error('A transaction cannot begin inside Database.query');
        return work(outer.tables);
      }
      const run = () => {
        const connectionUntil = performance.now() + TRANSACTION_TIMEOUT_MS - TIMEOUT_MARGIN_MS;
        const active: ActiveWork = { tables: client, kind: 'transaction', open: false, connectionUntil };
        const begun = async (tables: Tables) => {
          active.tables = tables;
          await runInOpen(active, begin);
          active.open = true;
          return await runActive(active, work);
        };
        return context.run(active, () =>
          client.$transaction(begun, { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS }),
        );
      };
      return timed('transaction', () => lock.run(() => translated(run)));
    },
    async close() {
      onClose();
      await lock.run(() => client.$disconnect());
      // Otherwise every promise of the process costs more with each database that was ever open.
      context.disable();
    },
  };
}

/** Runs a use of the database and reports how long it took, with its wait for others. */
function timed<T>(kind: 'query' | 'transaction' | 'select', use: () => Promise<T>): Promise<T> {
  return isHeard('database') ? measured(kind, use) : use();
}

async function measured<T>(kind: 'query' | 'transaction' | 'select', use: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const report = (failed: boolean) => reportUse(() => ({ kind, milliseconds: performance.now() - startedAt, failed }));
  try {
    const result = await use();
    report(false);
    return result;
  } catch (error) {
    report(true);
    throw error;
  }
}
