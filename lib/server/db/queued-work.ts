import type { Database } from './database';
import type { QueuedWork } from './generated/client';

export type QueuedWorkRow = QueuedWork;

/** Work that waits for requests of the budget. The budget page shows it. */
export interface QueuedWorkFields {
  /** Stays the same until the work is done, such as `backfill:<account>`. */
  id: string;
  /** As in the ledger: `report` or `backfill`. */
  purpose: string;
  /** A title for the user of the account. */
  title: string;
  requestsDone: number;
  /** Null when unknown. */
  requestsLeft: number | null;
  /** When it continues, in milliseconds; null for now or unknown. */
  nextAt: number | null;
  /** `budget`, `sign_in`, `cloud` or `storage`; null while it runs. */
  waitingFor: string | null;
  /** Milliseconds. */
  now: number;
}

/**
 * Stores or updates queued work of an account. Throws `storage_failed` when the id belongs to another account, as for
 * any row that can't be written.
 */
export async function saveQueuedWork(
  db: Database,
  { id: accountId, clientId }: { id: string; clientId: string },
  work: QueuedWorkFields,
): Promise<void> {
  const { id, nextAt, now, ...rest } = work;
  const columns = { ...rest, clientId, nextAt: nextAt === null ? null : new Date(nextAt), updatedAt: new Date(now) };
  await db.transaction(async (tables) => {
    const { count } = await tables.queuedWork.updateMany({ where: { id, accountId }, data: columns });
    if (count === 0) await tables.queuedWork.create({ data: { id, accountId, ...columns } });
  });
}

/** Deletes queued work of an account, if there is any. */
export async function deleteQueuedWork(db: Database, accountId: string, id: string): Promise<void> {
  await db.query((tables) => tables.queuedWork.deleteMany({ where: { id, accountId } }));
}

/** Returns the queued work of a client, of all accounts, next to run first. */
export async function listQueuedWork(db: Database, clientId: string): Promise<QueuedWorkRow[]> {
  const rows = await db.query((tables) => tables.queuedWork.findMany({ where: { clientId }, orderBy: { id: 'asc' } }));
  // Sorted here because databases sort nulls differently: work without a time comes first.
  return rows.sort((a, b) => (a.nextAt?.getTime() ?? 0) - (b.nextAt?.getTime() ?? 0));
}
