import type { Database } from './database';
import type { ListState, StateChange } from './generated/client';
import { afterRow, readInPages } from './read-in-pages';
import type { SeriesChunkRow, SeriesKey } from './series-chunks';

/** All that is kept, a little at a time, for the administrator's own commands. */

/** An account as the administrator's commands name it. */
interface NamedAccount {
  id: string;
  kind: string;
  enterpriseId: string | null;
}

/** Every account, or the one with that id if there is one. */
export function findAccounts(db: Database, id?: string): Promise<NamedAccount[]> {
  return db.query((tables) =>
    tables.account.findMany({
      where: id === undefined ? {} : { id },
      select: { id: true, kind: true, enterpriseId: true },
      orderBy: { id: 'asc' },
    }),
  );
}

/** Names of an account's series, in order. */
export async function listSeriesKeys(db: Database, accountId: string): Promise<SeriesKey[]> {
  const names = await db.query((tables) =>
    tables.seriesChunk.groupBy({
      by: ['resource', 'subject', 'granularity'],
      where: { accountId },
      orderBy: [{ resource: 'asc' }, { subject: 'asc' }, { granularity: 'asc' }],
    }),
  );
  return names;
}

/** Chunks of one series in order, those only that begin before an instant (milliseconds) where one is given. */
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

/** Removes chunks of one series by the instants that they begin at; tells how many there were. */
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

/** Which lists of an account were seen, and when. */
export function findListStates(db: Database, accountId: string): Promise<ListState[]> {
  return db.query((tables) => tables.listState.findMany({ where: { accountId }, orderBy: { list: 'asc' } }));
}

/** Changes of state that are kept, device by device, each in the order of time. */
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
