import type { Tables } from '../database';
import type { Prisma } from '../generated/client';
import { afterRow } from '../read-in-pages';

/** A row as Prisma reads and writes it. */
export type Row = Record<string, unknown>;

/** What moving needs of a table. */
export interface AnyTable {
  findMany(args: object): Promise<Row[]>;
  createMany(args: { data: Row[] }): Promise<unknown>;
  count(): Promise<number>;
}

/**
 * Every table with the columns of its key, in an order in which each row finds those it belongs to. A model that is
 * missing here does not compile.
 */
export const TABLE_KEYS: Readonly<Record<Prisma.ModelName, readonly string[]>> = {
  Account: ['id'],
  Token: ['accountId'],
  Session: ['id'],
  AccessToken: ['id'],
  SignInAttempt: ['id'],
  AttemptCounter: ['key'],
  CachedAnswer: ['accountId', 'requestKey'],
  SentRequest: ['id'],
  ClientBudget: ['clientId'],
  SeriesChunk: ['accountId', 'resource', 'subject', 'granularity', 'periodStart'],
  RefusedRange: ['side', 'resource', 'granularity'],
  ListState: ['accountId', 'list'],
  ListVersion: ['accountId', 'list', 'itemId', 'seenAt'],
  StateChange: ['accountId', 'device', 'deviceId', 'at'],
  Lease: ['name'],
  BackfillPlan: ['accountId'],
  BackfillTrack: ['accountId', 'meterId', 'resource', 'granularity'],
  QueuedWork: ['id'],
  Export: ['id'],
  ExportPiece: ['fileKey', 'part'],
  ExportSchedule: ['id'],
};

/** The table of a model. */
export function tableForModel(tables: Tables, model: string): AnyTable {
  const name = model.charAt(0).toLowerCase() + model.slice(1);
  return tables[name as keyof Tables] as unknown as AnyTable;
}

const ROWS_AT_ONCE = 500;

/** All rows in the order of their key, some at a time. */
export async function* readTableRows(table: AnyTable, key: readonly string[]): AsyncGenerator<Row[]> {
  const orderBy = key.map((column) => ({ [column]: 'asc' }));
  let last: Row | undefined;
  do {
    const rows = await table.findMany({ where: afterRow(last, key), orderBy, take: ROWS_AT_ONCE });
    if (rows.length > 0) yield rows;
    last = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined;
  } while (last);
}
