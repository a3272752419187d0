import type { Database } from './database';
import type { CachedAnswer } from './generated/client';
import { dateOf } from './statement';

export type AnswerRow = CachedAnswer;

/** A stored response of the cloud; times in milliseconds. */
export interface AnswerFields {
  endpoint: string;
  /** The body as received, gzipped. */
  body: Uint8Array;
  policy: string;
  etag: string | null;
  receivedAt: number;
  freshUntil: number;
}

export async function findAnswer(db: Database, accountId: string, requestKey: string): Promise<AnswerRow | null> {
  const [row] = await db.select({
    sql: `SELECT "endpoint", "body", "policy", "etag", "receivedAt", "freshUntil", "lastUsedAt"
      FROM "CachedAnswer" WHERE "accountId" = ? AND "requestKey" = ?`,
    values: [accountId, requestKey],
  });
  if (!row) return null;
  const [endpoint, body, policy, etag, receivedAt, freshUntil, lastUsedAt] = row;
  return {
    accountId,
    requestKey,
    endpoint: endpoint as string,
    body: body as AnswerRow['body'],
    policy: policy as string,
    etag: etag as string | null,
    receivedAt: dateOf(receivedAt),
    freshUntil: dateOf(freshUntil),
    lastUsedAt: dateOf(lastUsedAt),
  };
}

/** Stores an answer in place of the previous one. */
export async function saveAnswer(
  db: Database,
  accountId: string,
  requestKey: string,
  fields: AnswerFields,
): Promise<void> {
  const { endpoint, body, policy, etag, receivedAt, freshUntil } = fields;
  const received = new Date(receivedAt);
  await db.write({
    sql: `INSERT INTO "CachedAnswer"
      ("accountId", "requestKey", "endpoint", "body", "policy", "etag", "receivedAt", "freshUntil", "lastUsedAt")
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ("accountId", "requestKey") DO UPDATE SET
      "endpoint" = excluded."endpoint", "body" = excluded."body", "policy" = excluded."policy",
      "etag" = excluded."etag", "receivedAt" = excluded."receivedAt", "freshUntil" = excluded."freshUntil",
      "lastUsedAt" = excluded."lastUsedAt"`,
    values: [accountId, requestKey, endpoint, body, policy, etag, received, new Date(freshUntil), received],
  });
}

/** Records that an answer was used. Returns false when it is not stored. */
export async function touchAnswer(db: Database, accountId: string, requestKey: string, now: number): Promise<boolean> {
  const { count } = await db.query((tables) =>
    tables.cachedAnswer.updateMany({ where: { accountId, requestKey }, data: { lastUsedAt: new Date(now) } }),
  );
  return count === 1;
}

/** Deletes the answers of all accounts that were last used before `before` (milliseconds). Returns how many. */
export async function pruneAnswers(db: Database, before: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.cachedAnswer.deleteMany({ where: { lastUsedAt: { lt: new Date(before) } } }),
  );
  return count;
}
