import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type PoolConfig } from 'pg';
import type { Tables } from './database';
import { type DatabaseLocking, TRANSACTION_TIMEOUT_MS } from './locked-database';
import type { MigrationConnection } from './migrate';

/** Connections of one process; transactions take turns, so that the rest is for reading. */
const MOST_CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 10_000;

/** Keys of our advisory locks: any numbers, the same in every process. */
const TRANSACTION_LOCK = 4_266_001;
const MIGRATION_LOCK = 4_266_002;

/** What a driver's failure is called, whatever the driver threw: the caller's own errors look like nothing of it. */
class DriverAdapterFailure extends Error {
  override name = 'DriverAdapterFailure';
}

/** Settings of every connection. Nothing but the address is sent at the beginning, so that a pooler lets it pass. */
function settingsOf(url: string): PoolConfig {
  return { connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS, keepAlive: true };
}

/**
 * Prisma's driver for a PostgreSQL database, over a pool. The one of Prisma hands on some errors of the network as
 * they are; here all have a name that tells where they come from.
 */
export function postgresqlAdapter(url: string) {
  const factory = new PrismaPg(
    { ...settingsOf(url), max: MOST_CONNECTIONS, query_timeout: TRANSACTION_TIMEOUT_MS },
    // A connection that breaks while idle or in a transaction: whoever uses it next is told.
    { onPoolError: () => {}, onConnectionError: () => {} },
  );
  return {
    provider: 'postgres' as const,
    adapterName: factory.adapterName,
    async connect() {
      const connection = await factory.connect();
      name(connection, ['queryRaw', 'executeRaw', 'executeScript']);
      const begin = connection.startTransaction.bind(connection);
      connection.startTransaction = (level) =>
        named(async () => name(await begin(level), ['queryRaw', 'executeRaw', 'commit', 'rollback']));
      return connection;
    },
  };
}

function name<T extends object>(connection: T, methods: (keyof T)[]): T {
  for (const method of methods) {
    const plain = connection[method] as (...args: unknown[]) => Promise<unknown>;
    Object.assign(connection, { [method]: (...args: unknown[]) => named(() => plain.apply(connection, args)) });
  }
  return connection;
}

async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name.startsWith('DriverAdapter')) throw error;
    throw new DriverAdapterFailure(error.message || error.constructor.name, { cause: error });
  }
}

/**
 * Many connections, one transaction at a time among all processes: an advisory lock that PostgreSQL frees at the end
 * of the transaction, also when the process is killed. Should its machine vanish without a word, PostgreSQL ends the
 * idle transaction after the same time that bounds ours.
 */
export const POSTGRESQL_LOCKING: DatabaseLocking = {
  schema: 'public',
  parallelQueries: true,
  begin: (tables: Tables) => tables.$executeRaw`
    SELECT set_config('idle_in_transaction_session_timeout', ${String(TRANSACTION_TIMEOUT_MS)}, true),
           pg_advisory_xact_lock(${TRANSACTION_LOCK})`,
};

/** One connection below Prisma for the migrator; a migration may take as long as it takes. */
export async function postgresqlMigrationConnection(url: string): Promise<MigrationConnection> {
  const client = new Client(settingsOf(url));
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => {});
    throw new Error(`PostgreSQL at ${postgresqlLocation(url)} cannot be opened: ${reasonOf(cause)}.`, { cause });
  }
  return {
    // Prisma's client names the schema public, whatever the user's search path is.
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

/** Host, port and database of an address: what a person may read of it, without user and password. */
export function postgresqlLocation(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(cause: unknown): string {
  // Two addresses of one host that both refuse come as an error of errors without a text.
  const error = cause instanceof AggregateError ? cause.errors[0] : cause;
  return error instanceof Error && error.message ? error.message : 'no answer';
}
