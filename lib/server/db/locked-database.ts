import { AsyncLocalStorage } from 'node:async_hooks';
import { AsyncLock } from '../concurrency/async-lock';
import type { Database, MigrationState, Tables } from './database';
import type { PrismaClient } from './generated/client';
import { translateStorageErrors } from './storage-failed';

/** What the current async context holds. `open` turns false at the end, so that work left running cannot slip in. */
interface Held {
  tables: Tables;
  kind: 'query' | 'transaction';
  open: boolean;
}

/** How a kind of database keeps work apart. */
export interface DatabaseLocking {
  /** What Prisma calls the place of the tables. */
  schema: Database['schema'];
  /** Several connections: queries need not wait for each other, nor for a transaction. */
  parallelQueries: boolean;
  /** First statement of a transaction: from then on other processes' transactions wait. */
  begin(tables: Tables): Promise<unknown>;
}

/** A transaction only does queries; this bounds a hung one, it is not meant to be reached. */
export const TRANSACTION_TIMEOUT_MS = 30_000;

/** A client behind the one interface everybody else knows; see `Database`. Transactions of a process take turns. */
export function createLockedDatabase(
  client: PrismaClient,
  migrations: MigrationState,
  exclusion: DatabaseLocking,
  onClose: () => void,
): Database {
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
    schema: exclusion.schema,
    query(work) {
      const outer = context.getStore();
      if (outer?.open) return work(outer.tables);
      const run = () => translateStorageErrors(() => hold({ tables: client, kind: 'query', open: true }, work));
      return exclusion.parallelQueries ? run() : lock.run(run);
    },
    async transaction(work) {
      const outer = context.getStore();
      if (outer?.open) {
        if (outer.kind === 'query') throw new Error('A transaction cannot begin inside Database.query');
        return work(outer.tables);
      }
      return lock.run(() =>
        translateStorageErrors(() =>
          client.$transaction(
            async (tables) => {
              await exclusion.begin(tables);
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
