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
 * The database of this process, a SQLite file or PostgreSQL; these methods are the only way to the tables.
 *
 * SQLite has one connection here, so a query that runs while another request's transaction is open would become part
 * of it and vanish with its rollback: both methods take one process-wide lock. On PostgreSQL queries run side by side
 * and only transactions take turns.
 *
 * Nested calls (same async context) pass through and join what is open; a nested `transaction` inside a plain
 * `query` throws, because a rollback there would have nothing to roll back to. A failing database becomes an
 * `AppError` `storage_failed`; other errors thrown by `work` pass unchanged.
 */
export interface Database {
  /** A few statements that need not be atomic together. */
  query<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * All or nothing; also excludes the transactions of every other process from its beginning on. What must not change
   * between being read and being written here is written in transactions everywhere, or in one statement that names
   * the state it expects.
   */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  readonly migrations: MigrationState;
  /** Where the tables are, for those who name them in SQL. */
  readonly schema: 'main' | 'public';
  close(): Promise<void>;
}
