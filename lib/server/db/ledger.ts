import type { Database } from './database';
import type { SentRequest } from './generated/client';
import { timeOf } from './statement';

export type SentRequestRow = SentRequest;

export interface SentRequestFields {
  id: string;
  clientId: string;
  accountId: string;
  purpose: string;
  endpoint: string;
  /** Milliseconds. */
  sentAt: number;
}

/** Counts the requests of a client after `after` (milliseconds), of all accounts. */
export async function countSent(db: Database, clientId: string, after: number): Promise<number> {
  const [row] = await db.select({
    sql: 'SELECT COUNT(*) FROM "SentRequest" WHERE "clientId" = ? AND "sentAt" > ?',
    values: [clientId, new Date(after)],
  });
  return Number(row?.[0]);
}

/** Counts the requests of a client after `after` by purpose, and returns when the first of each was sent; milliseconds. */
export async function countSentByPurpose(
  db: Database,
  clientId: string,
  after: number,
): Promise<{ purpose: string; count: number; firstAt: number }[]> {
  const rows = await db.select({
    sql:
      'SELECT "purpose", COUNT(*), MIN("sentAt") FROM "SentRequest" ' +
      'WHERE "clientId" = ? AND "sentAt" > ? GROUP BY "purpose"',
    values: [clientId, new Date(after)],
  });
  return rows.map(([purpose, count, first]) => ({
    purpose: purpose as string,
    count: Number(count),
    firstAt: timeOf(first),
  }));
}

/** Returns when the last request for a purpose was sent after `after`, or null; milliseconds. */
export async function lastSentFor(
  db: Database,
  clientId: string,
  purpose: string,
  after: number,
): Promise<number | null> {
  const [row] = await db.select({
    sql: `SELECT "sentAt" FROM "SentRequest" WHERE "clientId" = ? AND "sentAt" > ? AND "purpose" = ?
      ORDER BY "sentAt" DESC LIMIT 1`,
    values: [clientId, new Date(after), purpose],
  });
  return row ? timeOf(row[0]) : null;
}

/** Counts the requests of one account in a client's name after `after` (milliseconds). */
export function countSentBy(db: Database, clientId: string, accountId: string, after: number): Promise<number> {
  return db.query((tables) => tables.sentRequest.count({ where: { ...sentAfter(clientId, after), accountId } }));
}

/** Counts the accounts that sent a request in a client's name after `after` (milliseconds). */
export async function countSenders(db: Database, clientId: string, after: number): Promise<number> {
  const rows = await db.query((tables) =>
    tables.sentRequest.groupBy({ by: ['accountId'], where: sentAfter(clientId, after) }),
  );
  return rows.length;
}

/** Returns when request `index` (0 is the oldest) of those after `after` was sent, in milliseconds, or null. */
export async function sentAtIndex(
  db: Database,
  clientId: string,
  after: number,
  index: number,
): Promise<number | null> {
  const [row] = await db.select({
    sql: 'SELECT "sentAt" FROM "SentRequest" WHERE "clientId" = ? AND "sentAt" > ? ORDER BY "sentAt" LIMIT 1 OFFSET ?',
    values: [clientId, new Date(after), index],
  });
  return row ? timeOf(row[0]) : null;
}

export async function insertSentRequest(db: Database, fields: SentRequestFields): Promise<void> {
  const { id, clientId, accountId, purpose, endpoint, sentAt } = fields;
  await db.write({
    sql: `INSERT INTO "SentRequest" ("id", "clientId", "accountId", "purpose", "endpoint", "sentAt")
      VALUES (?, ?, ?, ?, ?, ?)`,
    values: [id, clientId, accountId, purpose, endpoint, new Date(sentAt)],
  });
}

/** Records the outcome of a request of this account. */
export async function completeSentRequest(
  db: Database,
  accountId: string,
  id: string,
  end: { endedAt: number; status: number | null; outcome: string },
): Promise<void> {
  await db.write({
    sql: 'UPDATE "SentRequest" SET "endedAt" = ?, "status" = ?, "outcome" = ? WHERE "id" = ? AND "accountId" = ?',
    values: [new Date(end.endedAt), end.status, end.outcome, id, accountId],
  });
}

/** Returns the requests of a client after `after` (milliseconds), newest first. */
export function listSent(db: Database, clientId: string, after: number): Promise<SentRequestRow[]> {
  return db.query((tables) =>
    tables.sentRequest.findMany({ where: sentAfter(clientId, after), orderBy: { sentAt: 'desc' } }),
  );
}

/** Changes when a request of this account was sent (milliseconds). */
export async function updateSentAt(db: Database, accountId: string, id: string, sentAt: number): Promise<void> {
  await db.query((tables) =>
    tables.sentRequest.updateMany({ where: { id, accountId }, data: { sentAt: new Date(sentAt) } }),
  );
}

/** Returns the times (milliseconds) and purposes of a client's requests after `after`, oldest first. */
export async function listSentTimes(
  db: Database,
  clientId: string,
  after: number,
): Promise<{ at: number; purpose: string }[]> {
  const rows = await db.query((tables) =>
    tables.sentRequest.findMany({
      where: sentAfter(clientId, after),
      orderBy: { sentAt: 'asc' },
      select: { sentAt: true, purpose: true },
    }),
  );
  return rows.map(({ sentAt, purpose }) => ({ at: sentAt.getTime(), purpose }));
}

/** The cloud told a client to wait until `until`; times in milliseconds. */
export interface RateLimitBlock {
  until: number;
  reportedAt: number;
}

export async function findBlock(db: Database, clientId: string): Promise<RateLimitBlock | null> {
  const [row] = await db.select({
    sql: 'SELECT "blockedUntil", "updatedAt" FROM "ClientBudget" WHERE "clientId" = ? AND "blockedUntil" IS NOT NULL',
    values: [clientId],
  });
  return row ? { until: timeOf(row[0]), reportedAt: timeOf(row[1]) } : null;
}

export async function saveBlock(db: Database, clientId: string, block: RateLimitBlock): Promise<void> {
  const columns = { blockedUntil: new Date(block.until), updatedAt: new Date(block.reportedAt) };
  await db.query((tables) =>
    tables.clientBudget.upsert({ where: { clientId }, create: { clientId, ...columns }, update: columns }),
  );
}

/** Deletes requests sent before `before` (milliseconds). Returns how many. */
export async function pruneSent(db: Database, before: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.sentRequest.deleteMany({ where: { sentAt: { lt: new Date(before) } } }),
  );
  return count;
}

function sentAfter(clientId: string, after: number) {
  return { clientId, sentAt: { gt: new Date(after) } };
}
