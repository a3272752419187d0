import type { Prisma } from './generated/client';

/** The tables, reachable only inside `Database.query` and `Database.transaction`. */
export type Tables = Prisma.TransactionClient;

/** Names of migrations: all that the database has, those of them this start applied, and those still to come. */
export interface MigrationState {
  applied: string[];
  appliedNow: string[];
  pending: string[];
}

/**
 * The database of this process. SQLite has one connection here, so a query that runs while another request's
 * transaction is open would become part of it and vanish with its rollback. Both methods therefore take one
 * process-wide lock; they are the only way to the tables.
 *
 * Nested calls (same async context) pass through and join what is open; a nested `transaction` inside a plain
 * `query` throws, because a rollback there would have nothing to roll back to. A failing database becomes an
 * `AppError` `storage_failed`; other errors thrown by `work` pass unchanged.
 */
export interface Database {
  /** A few statements that need not be atomic together. */
  query<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** All or nothing; also excludes other processes from writing from its beginning on. */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  readonly migrations: MigrationState;
  close(): Promise<void>;
}
