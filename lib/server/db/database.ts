import type { DatabaseFile } from './database-file';
import type { Prisma } from './generated/client';
import type { SelectedRow, Statement } from './statement';

/** The Prisma tables, available only inside `Database.query` and `Database.transaction`. */
export type Tables = Prisma.TransactionClient;

/** Names of migrations: applied, applied at this start, and pending. */
export interface MigrationState {
  applied: string[];
  appliedNow: string[];
  pending: string[];
  /** Where the database from before this start's migrations was copied to. */
  copy?: string;
}

/**
 * The database of this process, a SQLite file or PostgreSQL. All access to the tables goes through these methods.
 *
 * SQLite has one connection here, so a query during another request's transaction would become part of it and be lost
 * with its rollback. Therefore both methods take one process-wide lock. On PostgreSQL queries run in parallel and only
 * transactions are serialized.
 *
 * A nested call (same async context) joins the open query or transaction. A `transaction` inside a `query` throws,
 * because it could not be rolled back. A failing database throws an `AppError` `storage_failed`; other errors of `work`
 * pass unchanged.
 */
export interface Database {
  /** Runs statements that need not be atomic together. */
  query<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * Runs statements atomically, and excludes the transactions of all other processes from its start. Data that must not
   * change between a read and a write here must be written in transactions everywhere, or in one statement that names
   * the expected state.
   */
  transaction<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /**
   * Runs one reading statement without Prisma, and joins an open query or transaction like `query`. For the reads of
   * every request only.
   */
  select(statement: Statement): Promise<SelectedRow[]>;
  /** The same for a writing statement. Returns the rows of its `RETURNING`. For the writes of every request only. */
  write(statement: Statement): Promise<SelectedRow[]>;
  readonly migrations: MigrationState;
  /** The schema of the tables, for raw SQL. */
  readonly schema: 'main' | 'public';
  /** The file of a SQLite database. */
  readonly file?: DatabaseFile;
  /** Returns true once a statement has found the SQLite file damaged. */
  wasDamaged?(): boolean;
  close(): Promise<void>;
}
