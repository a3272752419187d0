import type { Database } from './database';
import type { CachedAnswer } from './generated/client';

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

export function findAnswer(db: Database, accountId: string, requestKey: string): Promise<AnswerRow | null> {
  return db.query((tables) =>
    tables.cachedAnswer.findUnique({ where: { accountId_requestKey: { accountId, requestKey } } }),
  );
}

/** Stores an answer in place of the previous one. */
export async function saveAnswer(
  db: Database,
  accountId: string,
  requestKey: string,
  fields: AnswerFields,
): Promise<void> {
  const columns = {
    endpoint: fields.endpoint,
    body: new Uint8Array(fields.body),
    policy: fields.policy,
    etag: fields.etag,
    receivedAt: new Date(fields.receivedAt),
    freshUntil: new Date(fields.freshUntil),
    lastUsedAt: new Date(fields.receivedAt),
  };
  await db.query((tables) =>
    tables.cachedAnswer.upsert({
      where: { accountId_requestKey: { accountId, requestKey } },
      create: { accountId, requestKey, ...columns },
      update: columns,
    }),
  );
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
