import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type AnswerRow, findAnswer, saveAnswer, touchAnswer } from '@/lib/server/db/answers';
import type { Database } from '@/lib/server/db/database';
import type { UpstreamRequest } from '../ports/door';
import { type AnswerPolicy, type CachedTimes, generatedAtOf } from './policy';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** An answer of the cloud that is stored for one account. */
export interface CachedAnswer extends CachedTimes {
  row: AnswerRow;
}

/** 'Last used' is not written on every use: that would cost more than reading. */
const RECORD_USE_EVERY_MS = 3_600_000;

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

/** Returns the cached body, parsed. Throws when it no longer parses, for example after an update of this site. */
export async function decodeCached<T>(cached: CachedAnswer, request: UpstreamRequest<T>): Promise<T> {
  const body = await decompress(cached.row.body);
  return request.parse(JSON.parse(body.toString('utf8')));
}

/** Stores a new answer. */
export async function storeAnswer(
  db: Database,
  accountId: string,
  key: string,
  answer: { endpoint: string; body: Uint8Array; policy: AnswerPolicy },
): Promise<void> {
  const { json, etag, receivedAt, freshUntil } = answer.policy;
  const body = await compress(answer.body);
  await saveAnswer(db, accountId, key, { endpoint: answer.endpoint, body, policy: json, etag, receivedAt, freshUntil });
}

/** Stores the cached body again with a renewed policy, after a 304. */
export async function renewCached(
  db: Database,
  accountId: string,
  key: string,
  cached: CachedAnswer,
  policy: AnswerPolicy,
): Promise<void> {
  const { json, etag, receivedAt, freshUntil } = policy;
  const { endpoint, body } = cached.row;
  await saveAnswer(db, accountId, key, { endpoint, body, policy: json, etag, receivedAt, freshUntil });
}

/** Records that an answer is still used, at most once an hour. */
export async function recordUse(
  db: Database,
  accountId: string,
  key: string,
  cached: CachedAnswer,
  now: number,
): Promise<void> {
  if (now - cached.row.lastUsedAt.getTime() > RECORD_USE_EVERY_MS) await touchAnswer(db, accountId, key, now);
}
