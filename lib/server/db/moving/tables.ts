import type { Tables } from '../database';
import type { Prisma } from '../generated/client';
import { afterRow } from '../read-in-pages';

/** A row as Prisma reads and writes it. */
export type Row = Record<string, unknown>;

/** The methods of a Prisma table that the move needs. */
export interface AnyTable {
  findMany(args: object): Promise<Row[]>;
  createMany(args: { data: Row[] }): Promise<unknown>;
  count(): Promise<number>;
}

/**
 * The key columns of all tables, ordered so that referenced rows come first. Does not compile when a model is missing.
 */
export const TABLE_KEYS: Readonly<Record<Prisma.ModelName, readonly string[]>> = {
  Account: ['id'],
  Token: ['accountId'],
  Session: ['id'],
  AccessToken: ['id'],
  Guest: ['id'],
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
  Alert: ['id'],
  MeterName: ['accountId', 'meterId'],
  Household: ['accountId', 'premiseId'],
  Tariff: ['id'],
  Bill: ['id'],
  WorkRecord: ['accountId', 'id'],
  WorkEvent: ['id'],
  WorkCheck: ['accountId'],
  FleetView: ['accountId', 'madeBy', 'page', 'name'],
};

/** Returns the table of a model. */
export function tableForModel(tables: Tables, model: string): AnyTable {
  const name = model.charAt(0).toLowerCase() + model.slice(1);
  return tables[name as keyof Tables] as unknown as AnyTable;
}

const ROWS_PER_READ = 500;

/** Reads all rows in the order of their key, in batches. */
export async function* readTableRows(table: AnyTable, key: readonly string[]): AsyncGenerator<Row[]> {
  const orderBy = key.map((column) => ({ [column]: 'asc' }));
  let last: Row | undefined;
  do {
    const rows = await table.findMany({ where: afterRow(last, key), orderBy, take: ROWS_PER_READ });
    if (rows.length > 0) yield rows;
    last = rows.length === ROWS_PER_READ ? rows.at(-1) : undefined;
  } while (last);
}
