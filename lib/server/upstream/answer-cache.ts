import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type AnswerRow, findAnswer, pruneAnswers, saveAnswer, touchAnswer } from '@/lib/server/db/answers';
import type { Database } from '@/lib/server/db/database';
import { pruneLeases } from '@/lib/server/db/leases';
import { isDamagedRow } from '@/lib/server/db/storage-failed';
import { AppError } from '@/lib/server/errors';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { UpstreamRequest } from '../ports/door';
import type { DoorLog, Fetched } from './fetch-answer';
import { FORGET_UNUSED_MS, LIFETIMES } from './lifetimes';
import { createParsedAnswers } from './parsed-answers';
import { type AnswerPolicy, type CachedTimes, policyOf, readPolicy, renewedPolicy } from './policy';
import { requestKey } from './request-key';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** An answer of the cloud that is stored for one account. */
export interface CachedAnswer extends CachedTimes {
  row: AnswerRow;
  kind: AccountRef['kind'];
}

/** An answer parsed for its request; times in milliseconds. */
export interface DecodedAnswer<T> {
  value: T;
  generatedAt: number;
  freshUntil: number;
}

/** 'Last used' is not written on every use: that would cost more than reading. */
const RECORD_USE_EVERY_MS = 3_600_000;
const PRUNE_EVERY_MS = 6 * 3_600_000;

/**
 * Reads and stores the door's answers. A failure to store is logged and does not lose the answer. Answers of archived
 * requests are stored by the archive, not here.
 */
export function createAnswerCache({ db, clock, log }: { db: Database; clock: Clock; log: DoorLog }) {
  let prunedAt = Number.NEGATIVE_INFINITY;
  // Not for enterprises: their lists are in memory as fleets.
  const parsed = createParsedAnswers();

  async function tryToStore(endpoint: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (err) {
      log.warn({ err, endpoint }, 'answer not stored');
    }
  }

  async function save(
    account: AccountRef,
    request: UpstreamRequest<unknown>,
    { json, etag, receivedAt, freshUntil }: AnswerPolicy,
    compressed: () => Promise<Uint8Array>,
  ): Promise<void> {
    const { endpoint } = request;
    await tryToStore(endpoint, async () => {
      const fields = { endpoint, body: await compressed(), policy: json, etag, receivedAt, freshUntil };
      await saveAnswer(db, account.id, requestKey(request), fields);
    });
  }

  async function prune(endpoint: string, now: number): Promise<void> {
    if (now - prunedAt <= PRUNE_EVERY_MS) return;
    prunedAt = now;
    await tryToStore(endpoint, () => pruneAnswers(db, now - FORGET_UNUSED_MS));
    await tryToStore(endpoint, () => pruneLeases(db, now - PRUNE_EVERY_MS));
  }

  return {
    /** Returns null for an answer that is not cached, or whose row is damaged: then it is fetched and stored again. */
    async read(account: AccountRef, request: UpstreamRequest<unknown>): Promise<CachedAnswer | null> {
      if (request.archived) return null;
      try {
        const row = await findAnswer(db, account.id, requestKey(request));
        return row && { row, kind: account.kind, ...timesOf(row) };
      } catch (err) {
        if (err instanceof AppError && !isDamagedRow(err)) throw err;
        log.warn({ err, endpoint: request.endpoint }, 'cached answer is damaged; it is fetched again');
        return null;
      }
    },

    /**
     * Returns null when the cached body no longer parses, for example after an update of this site. The value may be
     * shared with other callers.
     */
    async decode<T>(
      cached: CachedAnswer,
      request: UpstreamRequest<T>,
    ): Promise<(CachedAnswer & DecodedAnswer<T>) | null> {
      const { row, kind } = cached;
      const key = `${row.accountId}\n${request.endpoint}\n${row.requestKey}`;
      const known = parsed.get(key, row.body);
      // Parsed by the same endpoint's function.
      if (known) return { ...cached, value: known.value as T };
      try {
        const body = await decompress(row.body);
        const value = request.parse(JSON.parse(body.toString('utf8')));
        if (kind === 'home') parsed.set(key, row.body, value);
        return { ...cached, value };
      } catch (err) {
        log.warn({ err, endpoint: request.endpoint }, 'cached answer does not parse; it is fetched again');
        return null;
      }
    },

    /** Records that an answer is still used, at most once an hour. */
    async recordUse(account: AccountRef, request: UpstreamRequest<unknown>, { row }: CachedAnswer): Promise<void> {
      const now = clock();
      if (now - row.lastUsedAt.getTime() <= RECORD_USE_EVERY_MS) return;
      await tryToStore(request.endpoint, () => touchAnswer(db, account.id, requestKey(request), now));
    },

    /** Stores a fetched answer, or renews the cached one after a 304, and returns it. */
    async store<T>(
      account: AccountRef,
      request: UpstreamRequest<T>,
      cached: (CachedAnswer & DecodedAnswer<T>) | null,
      fetched: Fetched<T>,
    ): Promise<DecodedAnswer<T>> {
      const lifetime = LIFETIMES[request.lifetime];
      const now = clock();
      let policy: AnswerPolicy | null;
      let value: T;
      if (fetched.kind === 'body') {
        value = fetched.value;
        policy = policyOf(fetched.headers, lifetime, now);
        if (policy && !request.archived) await save(account, request, policy, () => compress(fetched.body));
      } else {
        if (!cached) throw new Error('unreachable: a 304 is accepted only for a cached answer');
        value = cached.value;
        policy = renewedPolicy(cached.row.policy, fetched.headers, lifetime, now);
        if (policy) await save(account, request, policy, async () => cached.row.body);
      }
      await prune(request.endpoint, now);
      return { value, generatedAt: policy?.generatedAt ?? now, freshUntil: policy?.freshUntil ?? now };
    },
  };
}

/** Throws when the row has anything but instants. */
function timesOf(row: AnswerRow): CachedTimes {
  const [receivedAt, freshUntil] = [row.receivedAt.getTime(), row.freshUntil.getTime()];
  const { generatedAt, mustRevalidate } = readPolicy(row.policy);
  for (const at of [receivedAt, freshUntil, generatedAt]) new Date(at).toISOString();
  return { receivedAt, freshUntil, generatedAt, mustRevalidate };
}
