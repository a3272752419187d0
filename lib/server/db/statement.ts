import type { Prisma } from './generated/client';
import { storageFailed } from './storage-failed';

/** A value of a statement. */
type Value = string | number | boolean | null | Date | Uint8Array;

/**
 * A statement for the few reads and writes of every request, where Prisma takes twenty times as long as the database.
 * `?` stands for each value. Names of tables and columns are quoted, for PostgreSQL.
 */
export interface Statement {
  sql: string;
  values: readonly Value[];
}

/** A row: values in the order of the columns, as the driver returns them. The functions below convert them. */
export type SelectedRow = readonly unknown[];

/** What runs a statement: a connection of Prisma's driver adapter, or one of a transaction. */
export interface StatementConnection {
  queryRaw(query: { sql: string; args: unknown[]; argTypes: ArgType[] }): Promise<{ rows: unknown[][] }>;
}

/** A connection of Prisma's driver adapter, which begins Prisma's transactions. */
export interface AdapterConnection extends StatementConnection {
  startTransaction(level?: never): Promise<StatementConnection>;
}

interface ArgType {
  scalarType: 'string' | 'int' | 'boolean' | 'datetime' | 'bytes';
  arity: 'scalar';
}

/** Runs a statement on a connection of Prisma's driver adapter. */
export async function runDirectly(
  connection: StatementConnection,
  { sql, values }: Statement,
  placeholder: (position: number) => string,
): Promise<SelectedRow[]> {
  const args = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  const { rows } = await connection.queryRaw({ sql: numbered(sql, placeholder), args, argTypes: values.map(typeOf) });
  return rows;
}

/** Runs a statement with Prisma, in the transaction of these tables. */
export async function runInTransaction(
  tables: Prisma.TransactionClient,
  { sql, values }: Statement,
  placeholder: (position: number) => string,
): Promise<SelectedRow[]> {
  const rows = await tables.$queryRawUnsafe<object[]>(numbered(sql, placeholder), ...values);
  return rows.map((row) => Object.values(row));
}

function numbered(sql: string, placeholder: (position: number) => string): string {
  let position = 0;
  return sql.replaceAll('?', () => {
    position += 1;
    return placeholder(position);
  });
}

function typeOf(value: Value): ArgType {
  return { scalarType: scalarTypeOf(value), arity: 'scalar' };
}

function scalarTypeOf(value: Value): ArgType['scalarType'] {
  if (value instanceof Date) return 'datetime';
  if (value instanceof Uint8Array) return 'bytes';
  if (typeof value === 'number') return 'int';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

/** Returns an instant of a row. Like Prisma's, it may be invalid in a damaged row. */
export function dateOf(value: unknown): Date {
  return value instanceof Date ? value : new Date(value as string);
}

/** Returns an instant of a row in milliseconds. Throws `storage_failed` for one that no `Date` can have. */
export function timeOf(value: unknown): number {
  const time = dateOf(value).getTime();
  if (Number.isNaN(time)) throw storageFailed(new RangeError('Invalid time value'));
  return time;
}

/** Returns an instant of a row, or null. */
export function dateOrNull(value: unknown): Date | null {
  return value === null ? null : dateOf(value);
}
