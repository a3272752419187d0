import type { Database } from './database';
import type { ListState, StateChange } from './generated/client';
import { afterRow, readInPages } from './read-in-pages';
import type { SeriesChunkRow, SeriesKey } from './series-chunks';

/* Reads the archive in batches, for the administrator's commands. */

/** An account as the administrator's commands name it. */
interface NamedAccount {
  id: string;
  kind: string;
  enterpriseId: string | null;
}

/** Returns all accounts, or the account with this id. */
export function findAccounts(db: Database, id?: string): Promise<NamedAccount[]> {
  return db.query((tables) =>
    tables.account.findMany({
      where: id === undefined ? {} : { id },
      select: { id: true, kind: true, enterpriseId: true },
      orderBy: { id: 'asc' },
    }),
  );
}

/** Returns the keys of an account's series, in order. */
export async function listSeriesKeys(db: Database, accountId: string): Promise<SeriesKey[]> {
  const keys = await db.query((tables) =>
    tables.seriesChunk.groupBy({
      by: ['resource', 'subject', 'granularity'],
      where: { accountId },
      orderBy: [{ resource: 'asc' }, { subject: 'asc' }, { granularity: 'asc' }],
    }),
  );
  return keys;
}

/** Reads the chunks of a series in order, optionally only those that start before `before` (milliseconds). */
export async function* readSeriesChunks(
  db: Database,
  accountId: string,
  { resource, subject, granularity }: SeriesKey,
  before?: number,
): AsyncGenerator<SeriesChunkRow> {
  const until = before === undefined ? {} : { lt: new Date(before) };
  let after = {};
  for (;;) {
    const rows = await db.query((tables) =>
      tables.seriesChunk.findMany({
        where: { accountId, resource, subject, granularity, periodStart: { ...until, ...after } },
        orderBy: { periodStart: 'asc' },
        take: 100,
      }),
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < 100) return;
    after = { gt: last.periodStart };
  }
}

/**
 * Reads all chunks of all accounts in the order of their keys. For the administrator's commands only: code that serves a
 * user must name the account.
 */
export async function* readAllChunks(db: Database): AsyncGenerator<SeriesChunkRow> {
  for (const { id } of await findAccounts(db)) {
    for (const series of await listSeriesKeys(db, id)) yield* readSeriesChunks(db, id, series);
  }
}

/** Deletes chunks of a series by their start times. Returns how many. */
export async function deleteChunks(
  db: Database,
  accountId: string,
  { resource, subject, granularity }: SeriesKey,
  starts: readonly Date[],
): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.seriesChunk.deleteMany({
      where: { accountId, resource, subject, granularity, periodStart: { in: [...starts] } },
    }),
  );
  return count;
}

/** Returns when each list of an account was seen. */
export function findListStates(db: Database, accountId: string): Promise<ListState[]> {
  return db.query((tables) => tables.listState.findMany({ where: { accountId }, orderBy: { list: 'asc' } }));
}

/** Reads the stored state changes of an account, device by device, oldest first. */
export function readAllStateChanges(db: Database, accountId: string): AsyncGenerator<StateChange> {
  return readInPages((last: StateChange | undefined, take) =>
    db.query((tables) =>
      tables.stateChange.findMany({
        where: { accountId, ...afterRow(last, ['device', 'deviceId', 'at']) },
        orderBy: [{ device: 'asc' }, { deviceId: 'asc' }, { at: 'asc' }],
        take,
      }),
    ),
  );
}

/** Returns what was fetched of the hourly usage of all home accounts, of each series in order. */
export function findHomeHours(db: Database): Promise<{ accountId: string; subject: string; coverage: string }[]> {
  return db.query((tables) =>
    tables.seriesChunk.findMany({
      where: { account: { kind: 'home' }, resource: 'usage', granularity: 'hour' },
      select: { accountId: true, subject: true, coverage: true },
      orderBy: [{ accountId: 'asc' }, { subject: 'asc' }, { periodStart: 'asc' }],
    }),
  );
}
