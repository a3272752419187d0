import type { Database } from './database';
import type { Prisma } from './generated/client';
import { insertRows } from './insert-rows';
import { afterRow, readInPages } from './read-in-pages';
import { writeInBatches } from './write-in-batches';

/** A version of a thing to store; instants in milliseconds. */
export interface VersionFields {
  itemId: string;
  seenAt: number;
  body: string | null;
  hash: string;
}

/** What is stored of one version. */
export interface VersionRow {
  itemId: string;
  seenAt: Date;
  body: string | null;
}

const AT_ONCE = 500;

/** The hash of each thing's last version; empty for one that is gone. */
export async function latestHashes(db: Database, accountId: string, list: string): Promise<Map<string, string>> {
  const latest = new Map<string, string>();
  const rows = walkVersions(accountId, list, (page) =>
    db.query((tables) => tables.listVersion.findMany({ ...page, select: { itemId: true, seenAt: true, hash: true } })),
  );
  for await (const { itemId, hash } of rows) latest.set(itemId, hash);
  return latest;
}

/** Every version of a list's things, thing by thing, oldest first. */
export function readAllVersions(db: Database, accountId: string, list: string): AsyncGenerator<VersionRow> {
  return walkVersions(accountId, list, (page) =>
    db.query((tables) => tables.listVersion.findMany({ ...page, select: { itemId: true, seenAt: true, body: true } })),
  );
}

/** Each asker takes only what it needs, as bodies are most of it. */
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

/** Stores versions, a few at a time, so that others get their turn; then that the list was seen whole, with so many things. */
export async function saveListSeen(
  db: Database,
  accountId: string,
  list: string,
  seen: { at: number; items: number; versions: readonly VersionFields[] },
): Promise<void> {
  await writeInBatches(seen.versions, (portion) => {
    const rows = portion.map(({ itemId, seenAt, body, hash }) => ({
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

/** When a list was first and last seen whole, in milliseconds; null before it ever was. */
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

/** Versions seen after an instant (milliseconds), oldest first. */
export function listVersionsAfter(db: Database, accountId: string, list: string, after: number): Promise<VersionRow[]> {
  return db.query((tables) =>
    tables.listVersion.findMany({
      where: { accountId, list, seenAt: { gt: new Date(after) } },
      orderBy: [{ itemId: 'asc' }, { seenAt: 'asc' }],
      select: { itemId: true, seenAt: true, body: true },
    }),
  );
}

/** Of these things, those that a version up to an instant (milliseconds) says were there. */
export async function findPresentItems(
  db: Database,
  accountId: string,
  list: string,
  itemIds: readonly string[],
  until: number,
): Promise<Set<string>> {
  const there = new Set<string>();
  for (let at = 0; at < itemIds.length; at += AT_ONCE) {
    const rows = await db.query((tables) =>
      tables.listVersion.findMany({
        where: { accountId, list, itemId: { in: itemIds.slice(at, at + AT_ONCE) }, seenAt: { lte: new Date(until) } },
        orderBy: { seenAt: 'asc' },
        select: { itemId: true, hash: true },
      }),
    );
    for (const { itemId, hash } of rows) {
      if (hash === '') there.delete(itemId);
      else there.add(itemId);
    }
  }
  return there;
}
