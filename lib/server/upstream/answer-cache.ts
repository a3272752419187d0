import { pruneAnswers } from '@/lib/server/db/answers';
import type { Database } from '@/lib/server/db/database';
import { pruneLeases } from '@/lib/server/db/leases';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { UpstreamRequest } from '../ports/door';
import { type CachedAnswer, decodeCached, readCached, recordUse, renewCached, storeAnswer } from './cached-answer';
import { cloudError } from './cloud-error';
import type { DoorLog, Fetched } from './fetch-answer';
import { FORGET_UNUSED_MS, LIFETIMES } from './lifetimes';
import { type AnswerPolicy, policyOf, renewedPolicy } from './policy';
import { requestKey } from './request-key';

/** An answer read as its request reads it; times in milliseconds. */
export interface DecodedAnswer<T> {
  value: T;
  generatedAt: number;
  freshUntil: number;
}

const PRUNE_EVERY_MS = 6 * 3_600_000;

/**
 * Reads and stores the door's answers. A failure to store is logged and does not lose the answer. Answers of archived
 * requests are stored by the archive, not here.
 */
export function createAnswerCache({ db, clock, log }: { db: Database; clock: Clock; log: DoorLog }) {
  let prunedAt = Number.NEGATIVE_INFINITY;

  async function tryToStore(endpoint: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (err) {
      log.warn({ err, endpoint }, 'answer not stored');
    }
  }

  async function prune(endpoint: string, now: number): Promise<void> {
    if (now - prunedAt <= PRUNE_EVERY_MS) return;
    prunedAt = now;
    await tryToStore(endpoint, () => pruneAnswers(db, now - FORGET_UNUSED_MS));
    await tryToStore(endpoint, () => pruneLeases(db, now - PRUNE_EVERY_MS));
  }

  return {
    async read(account: AccountRef, request: UpstreamRequest<unknown>): Promise<CachedAnswer | null> {
      return request.archived ? null : readCached(db, account.id, requestKey(request));
    },

    /** Returns null when the cached body no longer parses; it has to be fetched again. */
    async decode<T>(
      cached: CachedAnswer,
      request: UpstreamRequest<T>,
    ): Promise<(CachedAnswer & DecodedAnswer<T>) | null> {
      try {
        return { ...cached, value: await decodeCached(cached, request) };
      } catch (err) {
        log.warn({ err, endpoint: request.endpoint }, 'cached answer does not parse; it is fetched again');
        return null;
      }
    },

    recordUse: (account: AccountRef, request: UpstreamRequest<unknown>, cached: CachedAnswer): Promise<void> =>
      tryToStore(request.endpoint, () => recordUse(db, account.id, requestKey(request), cached, clock())),

    /** Stores a fetched answer, or renews the cached one after a 304, and returns it. */
    async store<T>(
      account: AccountRef,
      request: UpstreamRequest<T>,
      cached: (CachedAnswer & DecodedAnswer<T>) | null,
      fetched: Fetched<T>,
    ): Promise<DecodedAnswer<T>> {
      const { endpoint } = request;
      const key = requestKey(request);
      const lifetime = LIFETIMES[request.lifetime];
      const now = clock();
      let policy: AnswerPolicy | null;
      let value: T;
      if (fetched.kind === 'body') {
        const { body } = fetched;
        const storable = policyOf(fetched.headers, lifetime, now);
        if (storable && !request.archived) {
          await tryToStore(endpoint, () => storeAnswer(db, account.id, key, { endpoint, body, policy: storable }));
        }
        policy = storable;
        value = fetched.value;
      } else {
        const renewed = cached && renewedPolicy(cached.row.policy, fetched.headers, lifetime, now);
        if (!cached || !renewed) throw cloudError({ kind: 'malformed' }, endpoint, now);
        await tryToStore(endpoint, () => renewCached(db, account.id, key, cached, renewed));
        policy = renewed;
        value = cached.value;
      }
      await prune(endpoint, now);
      return { value, generatedAt: policy?.generatedAt ?? now, freshUntil: policy?.freshUntil ?? now };
    },
  };
}
