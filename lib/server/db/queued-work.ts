import type { Database } from './database';
import type { QueuedWork } from './generated/client';

export type QueuedWorkRow = QueuedWork;

/** Work that wants requests and gets them as the budget allows; the budget page shows it. */
export interface QueuedWorkFields {
  /** Stable for as long as the work lasts, such as `backfill:<account>`. */
  id: string;
  /** As in the ledger: `report` or `backfill`. */
  purpose: string;
  /** What it is, for the person whose account it is. */
  title: string;
  requestsDone: number;
  /** Null where nobody can tell. */
  requestsLeft: number | null;
  /** When it goes on, in milliseconds; null: now, or nobody can tell. */
  nextAt: number | null;
  /** `budget`, `sign_in`, `cloud` or `storage`; null while it runs. */
  waitingFor: string | null;
  /** Milliseconds. */
  now: number;
}

/**
 * Puts a line of an account's work there, or renews it. A line of another account is never touched: then it throws
 * `storage_failed`, as for any line that cannot be written.
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

/** Ends a line of an account's work; nothing happens where there is none. */
export async function deleteQueuedWork(db: Database, accountId: string, id: string): Promise<void> {
  await db.query((tables) => tables.queuedWork.deleteMany({ where: { id, accountId } }));
}

/** All work that waits for the requests of a client identity, of whichever account, the next to go on first. */
export async function listQueuedWork(db: Database, clientId: string): Promise<QueuedWorkRow[]> {
  const rows = await db.query((tables) => tables.queuedWork.findMany({ where: { clientId }, orderBy: { id: 'asc' } }));
  // Databases disagree on where nulls stand: what runs now stands first.
  return rows.sort((a, b) => (a.nextAt?.getTime() ?? 0) - (b.nextAt?.getTime() ?? 0));
}
