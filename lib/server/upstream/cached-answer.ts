import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type AnswerRow, findAnswer, saveAnswer, touchAnswer } from '@/lib/server/db/answers';
import type { Database } from '@/lib/server/db/database';
import type { UpstreamRequest } from '../ports/door';
import { type AnswerPolicy, type CachedTimes, generatedAtOf } from './policy';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** An answer of the cloud that the database holds for one account. */
export interface CachedAnswer extends CachedTimes {
  row: AnswerRow;
}

/** Writing 'last used' each time would cost more than reading. */
const TOUCH_EVERY_MS = 3_600_000;

export async function readCached(db: Database, accountId: string, key: string): Promise<CachedAnswer | null> {
  const row = await findAnswer(db, accountId, key);
  if (!row) return null;
  return {
    row,
    receivedAt: row.receivedAt.getTime(),
    freshUntil: row.freshUntil.getTime(),
    generatedAt: generatedAtOf(row.policy),
  };
}

/** The held body read as the request reads it. Throws when it no longer parses (written by another version). */
export async function decodeCached<T>(held: CachedAnswer, request: UpstreamRequest<T>): Promise<T> {
  const body = await unpack(held.row.body);
  return request.parse(JSON.parse(body.toString('utf8')));
}

/** Keeps a new answer. */
export async function storeAnswer(
  db: Database,
  accountId: string,
  key: string,
  answer: { endpoint: string; body: Uint8Array; policy: AnswerPolicy },
): Promise<void> {
  const { json, etag, receivedAt, freshUntil } = answer.policy;
  const body = await pack(answer.body);
  await saveAnswer(db, accountId, key, { endpoint: answer.endpoint, body, policy: json, etag, receivedAt, freshUntil });
}

/** Keeps a held body under a renewed policy, after a 304. */
export async function renewCached(
  db: Database,
  accountId: string,
  key: string,
  held: CachedAnswer,
  policy: AnswerPolicy,
): Promise<void> {
  const { json, etag, receivedAt, freshUntil } = policy;
  const { endpoint, body } = held.row;
  await saveAnswer(db, accountId, key, { endpoint, body, policy: json, etag, receivedAt, freshUntil });
}

/** Notes now and then that an answer is still wanted. */
export async function recordUse(
  db: Database,
  accountId: string,
  key: string,
  held: CachedAnswer,
  now: number,
): Promise<void> {
  if (now - held.row.lastUsedAt.getTime() > TOUCH_EVERY_MS) await touchAnswer(db, accountId, key, now);
}
