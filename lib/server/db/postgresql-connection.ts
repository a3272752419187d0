import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type PoolConfig } from 'pg';
import { type DatabaseLocking, TRANSACTION_TIMEOUT_MS } from './locked-database';
import type { MigrationConnection } from './migrate';

/** Connections of one process. Transactions use one at a time, the rest is for queries. */
const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;

/** Keys of our advisory locks. The numbers are arbitrary, but must be the same in every process. */
const TRANSACTION_LOCK = 4_266_001;
const MIGRATION_LOCK = 4_266_002;

/** Wraps any error of the driver, to distinguish it from errors of the caller. */
class DriverAdapterFailure extends Error {
  override name = 'DriverAdapterFailure';
}

/** Returns the settings of every connection. No startup parameters, because connection poolers refuse some. */
function settingsOf(url: string): PoolConfig {
  return { connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true };
}

/**
 * Returns Prisma's driver adapter for a PostgreSQL database, with a pool. Prisma's adapter throws some network errors
 * unchanged; here all are `DriverAdapter…` errors.
 */
export function postgresqlAdapter(url: string) {
  const factory = new PrismaPg(
    { ...settingsOf(url), max: MAX_CONNECTIONS, query_timeout: TRANSACTION_TIMEOUT_MS },
    // A connection that breaks while idle or in a transaction fails at its next use.
    { onPoolError: () => {}, onConnectionError: () => {} },
  );
  return {
    provider: 'postgres' as const,
    adapterName: factory.adapterName,
    async connect() {
      const connection = await factory.connect();
      wrapMethods(connection, ['queryRaw', 'executeRaw', 'executeScript']);
      const begin = connection.startTransaction.bind(connection);
      connection.startTransaction = (level) =>
        wrapErrors(async () => wrapMethods(await begin(level), ['queryRaw', 'executeRaw', 'commit', 'rollback']));
      return connection;
    },
  };
}

function wrapMethods<T extends object>(connection: T, methods: (keyof T)[]): T {
  for (const method of methods) {
    const original = connection[method] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(connection, { [method]: (...args: unknown[]) => wrapErrors(() => original.apply(connection, args)) });
  }
  return connection;
}

async function wrapErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name.startsWith('DriverAdapter')) throw error;
    throw new DriverAdapterFailure(error.message || error.constructor.name, { cause: error });
  }
}

/**
 * Many connections, but one transaction at a time among all processes. PostgreSQL releases the advisory lock at the end
 * of the transaction, even when the process is killed. If its machine disappears, PostgreSQL ends the idle transaction
 * after the transaction timeout.
 */
export const POSTGRESQL_LOCKING: DatabaseLocking = {
  schema: 'public',
  parallelQueries: true,
  // As text, since Prisma reads no column without a type.
  begin: {
    sql: `SELECT set_config('idle_in_transaction_session_timeout', ?, true),
      CAST(pg_advisory_xact_lock(${TRANSACTION_LOCK}) AS TEXT)`,
    values: [String(TRANSACTION_TIMEOUT_MS)],
  },
  placeholder: (position) => `$${position}`,
};

/** Opens a connection for the migrator, without Prisma and without a query timeout. */
export async function postgresqlMigrationConnection(url: string): Promise<MigrationConnection> {
  const client = new Client(settingsOf(url));
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => {});
    throw new Error(`PostgreSQL at ${postgresqlLocation(url)} can't be opened: ${reasonOf(cause)}.`, { cause });
  }
  return {
    // Prisma's client uses the schema public regardless of the user's search path.
    begin: `BEGIN; SET LOCAL search_path TO public; SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`,
    createTable: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY NOT NULL,
      "checksum" VARCHAR(64) NOT NULL,
      "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL,
      "logs" TEXT,
      "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
      "applied_steps_count" INTEGER NOT NULL DEFAULT 0
    )`,
    placeholder: (position) => `$${position}`,
    async execute(sql) {
      await client.query(sql);
    },
    async run(sql, values) {
      await client.query(sql, values);
    },
    rows: async (sql) => (await client.query({ text: sql, rowMode: 'array' })).rows,
    close: () => client.end(),
  };
}

/** Returns host, port and database of an address, without user and password. */
export function postgresqlLocation(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(cause: unknown): string {
  // When all addresses of a host refuse, the error is an AggregateError without a message.
  const error = cause instanceof AggregateError ? cause.errors[0] : cause;
  return error instanceof Error && error.message ? error.message : 'no response';
}
