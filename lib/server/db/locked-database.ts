import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '@/lib/server/errors';
import { AsyncLock } from './async-lock';
import type { Database, MigrationState, Tables } from './database';
import type { PrismaClient } from './generated/client';

/** What the current async context holds. `open` turns false at the end, so that work left running cannot slip in. */
interface Held {
  tables: Tables;
  kind: 'query' | 'transaction';
  open: boolean;
}

/** A transaction only does queries; this bounds a hung one, it is not meant to be reached. */
const TRANSACTION_TIMEOUT_MS = 30_000;

/** Puts the process-wide lock round a client of a single SQLite connection; see `Database`. */
export function lockDatabase(client: PrismaClient, migrations: MigrationState, onClose: () => void): Database {
  const lock = new AsyncLock();
  const context = new AsyncLocalStorage<Held>();

  async function hold<T>(held: Held, work: (tables: Tables) => Promise<T>): Promise<T> {
    try {
      return await context.run(held, async () => await work(held.tables));
    } finally {
      held.open = false;
    }
  }

  return {
    migrations,
    query(work) {
      const outer = context.getStore();
      if (outer?.open) return work(outer.tables);
      return lock.run(() => translated(() => hold({ tables: client, kind: 'query', open: true }, work)));
    },
    async transaction(work) {
      const outer = context.getStore();
      if (outer?.open) {
        if (outer.kind === 'query') throw new Error('A transaction cannot begin inside Database.query');
        return work(outer.tables);
      }
      return lock.run(() =>
        translated(() =>
          client.$transaction(
            async (tables) => {
              // BEGIN alone takes no lock. A statement that could write takes SQLite's write lock now and waits
              // its turn; taking it after a read would fail at once when another process wrote in between.
              await tables.$executeRaw`DELETE FROM "Account" WHERE 0`;
              return await hold({ tables, kind: 'transaction', open: true }, work);
            },
            { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS },
          ),
        ),
      );
    },
    async close() {
      onClose();
      await lock.run(() => client.$disconnect());
    },
  };
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && /^(PrismaClient|DriverAdapter)/.test(error.name)) throw storageFailed(error);
    throw error;
  }
}

/** The error for a database that cannot be read or written; the cause is kept for the log. */
export function storageFailed(cause: Error): AppError {
  return new AppError('storage_failed', {
    userMessage: 'This site cannot reach its own storage just now. Try again in a minute; nothing you did is lost.',
    detail: `database: ${cause.name}: ${cause.message.trim().split('\n').at(-1) ?? ''}`,
    cause,
  });
}
