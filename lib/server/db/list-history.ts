import type { Database } from './database';
import type { Prisma } from './generated/client';
import { insertRows } from './insert-rows';
import { afterRow, readInPages } from './read-in-pages';
import { writeInBatches } from './write-in-batches';

/** A version of a list item to store; times in milliseconds. */
export interface VersionFields {
  itemId: string;
  seenAt: number;
  body: string | null;
  hash: string;
}

/** A stored version of a list item. */
export interface VersionRow {
  itemId: string;
  seenAt: Date;
  body: string | null;
}

const BATCH = 500;

/** Returns the hash of the last version of each item; empty for a removed item. */
export async function latestHashes(db: Database, accountId: string, list: string): Promise<Map<string, string>> {
  const latest = new Map<string, string>();
  const rows = walkVersions(accountId, list, (page) =>
    db.query((tables) => tables.listVersion.findMany({ ...page, select: { itemId: true, seenAt: true, hash: true } })),
  );
  for await (const { itemId, hash } of rows) latest.set(itemId, hash);
  return latest;
}

/** Reads all versions of a list's items, item by item, oldest first. */
export function readAllVersions(db: Database, accountId: string, list: string): AsyncGenerator<VersionRow> {
  return walkVersions(accountId, list, (page) =>
    db.query((tables) => tables.listVersion.findMany({ ...page, select: { itemId: true, seenAt: true, body: true } })),
  );
}

/** Each caller selects the columns it needs, because bodies are most of the data. */
function walkVersions<T extends { itemId: string; seenAt: Date }>(
  accountId: string,
  list: string,
  read: (page: Pick<Prisma.ListVersionFindManyArgs, 'where' | 'orderBy' | 'take'>) => Promise<T[]>,
): AsyncGenerator<T> {
  return readInPages((last, take) => {
    const where = { accountId, list, ...afterRow(last, ['itemId', 'seenAt']) };
    return read({ where, orderBy: [{ itemId: 'asc' }, { seenAt: 'asc' }], take });
  });
}

/** Stores versions in batches, so that other work can run, then records that the complete list was seen. */
export async function saveListSeen(
  db: Database,
  accountId: string,
  list: string,
  seen: { at: number; items: number; versions: readonly VersionFields[] },
): Promise<void> {
  await writeInBatches(seen.versions, (batch) => {
    const rows = batch.map(({ itemId, seenAt, body, hash }) => ({
      accountId,
      list,
      itemId,
      seenAt: new Date(seenAt),
      body,
      hash,
    }));
    return insertRows(db, 'ListVersion', rows);
  });
  const lastSeenAt = new Date(seen.at);
  await db.query((tables) =>
    tables.listState.upsert({
      where: { accountId_list: { accountId, list } },
      create: { accountId, list, firstSeenAt: lastSeenAt, lastSeenAt, items: seen.items },
      update: { lastSeenAt, items: seen.items },
    }),
  );
}

/** Returns the name under which is stored when the state changes of all devices of a kind were seen. */
export function historyName(device: 'meter' | 'gateway'): `${typeof device}-history` {
  return `${device}-history`;
}

/** True for a name of `historyName`, which has no items of its own. */
export function isHistoryName(list: string): boolean {
  return list.endsWith('-history');
}

/**
 * Records that the state changes of all devices of a kind were seen at `at`, for `withinMs` before it. After a longer
 * time without them, what happened in between is unknown, and so they count as first seen now. Times in milliseconds.
 */
export async function saveHistorySeen(
  db: Database,
  accountId: string,
  device: 'meter' | 'gateway',
  { at, withinMs }: { at: number; withinMs: number },
): Promise<void> {
  const list = historyName(device);
  const known = await findListState(db, accountId, list);
  if (known && known.lastSeenAt >= at) return;
  const firstSeenAt = new Date(known && at - known.lastSeenAt <= withinMs ? known.firstSeenAt : at);
  const times = { firstSeenAt, lastSeenAt: new Date(at) };
  await db.query((tables) =>
    tables.listState.upsert({
      where: { accountId_list: { accountId, list } },
      create: { accountId, list, ...times, items: 0 },
      update: times,
    }),
  );
}

/** Returns when the complete list was first and last seen, in milliseconds, or null when it never was. */
export async function findListState(
  db: Database,
  accountId: string,
  list: string,
): Promise<{ firstSeenAt: number; lastSeenAt: number } | null> {
  const row = await db.query((tables) =>
    tables.listState.findUnique({ where: { accountId_list: { accountId, list } } }),
  );
  return row && { firstSeenAt: row.firstSeenAt.getTime(), lastSeenAt: row.lastSeenAt.getTime() };
}

/** Returns the versions seen after `after` (milliseconds), item by item, oldest first. */
export function listVersionsAfter(db: Database, accountId: string, list: string, after: number): Promise<VersionRow[]> {
  return db.query((tables) =>
    tables.listVersion.findMany({
      where: { accountId, list, seenAt: { gt: new Date(after) } },
      orderBy: [{ itemId: 'asc' }, { seenAt: 'asc' }],
      select: { itemId: true, seenAt: true, body: true },
    }),
  );
}

/** Returns which of these items were in the list at `until` (milliseconds). */
export async function findPresentItems(
  db: Database,
  accountId: string,
  list: string,
  itemIds: readonly string[],
  until: number,
): Promise<Set<string>> {
  const present = new Set<string>();
  for (let index = 0; index < itemIds.length; index += BATCH) {
    const rows = await db.query((tables) =>
      tables.listVersion.findMany({
        where: {
          accountId,
          list,
          itemId: { in: itemIds.slice(index, index + BATCH) },
          seenAt: { lte: new Date(until) },
        },
        orderBy: { seenAt: 'asc' },
        select: { itemId: true, hash: true },
      }),
    );
    for (const { itemId, hash } of rows) {
      if (hash === '') present.delete(itemId);
      else present.add(itemId);
    }
  }
  return present;
}
