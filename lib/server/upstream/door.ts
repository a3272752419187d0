import type { Answer, AnswerSource, Notice } from '@/lib/domain/answer';
import type { Database } from '@/lib/server/db/database';
import { createLeaseLock } from '@/lib/server/db/lease-lock';
import { AppError } from '@/lib/server/errors';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { SharedFetch } from '../concurrency/shared-fetch';
import { Slots } from '../concurrency/slots';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { type CachedAnswer, createAnswerCache, type DecodedAnswer } from './answer-cache';
import { createBreakers } from './breakers';
import { isFinal } from './cloud-error';
import { type Condition, type FetchDeps, fetchAnswer } from './fetch-answer';
import { FinalErrors } from './final-errors';
import { LIFETIMES } from './lifetimes';
import { isAbout, judge, revalidationHeaders } from './policy';
import { requestKey } from './request-key';

export interface DoorDeps extends Omit<FetchDeps, 'breakers' | 'slots'> {
  db: Database;
}

/** Longer than one request may take. */
const LEASE_MS = 30_000;
/** An hour's budget is 100: with more at once, a hanging cloud would be sent all of it before the first one fails. */
const MAX_CONCURRENT = 8;

/**
 * Creates the one door to the cloud; see `Door`. Create one for each process: it lets concurrent callers share a
 * request, and it knows when the cloud is down. `settled` resolves when no request is running and every answer is
 * stored.
 */
export function createDoor(deps: DoorDeps): Door & { settled(): Promise<void> } {
  const { clock } = deps;
  const fetchDeps = { ...deps, breakers: createBreakers(deps), slots: new Slots(MAX_CONCURRENT) };
  const cache = createAnswerCache(deps);
  const finalErrors = new FinalErrors();
  const shared = new SharedFetch(createLeaseLock({ ...deps, namespace: 'fetch', leaseMs: LEASE_MS }));

  return {
    settled: () => shared.settled(),

    async peek(account, request, { acceptAgeSeconds = 0, notBefore = 0 } = {}) {
      const now = clock();
      const cached = await cache.read(account, request);
      const decoded = cached && (await cache.decode(cached, request));
      const verdict = judge(decoded, LIFETIMES[request.lifetime], acceptAgeSeconds * 1000, now);
      const isFresh = verdict === 'fresh' && (cached?.receivedAt ?? 0) >= notBefore;
      const sends = !isFresh && finalErrors.get(fetchKey(account, request), now) === null;
      return { data: decoded?.value ?? null, asOf: decoded?.generatedAt ?? null, sends };
    },

    async fetch<T>(account: AccountRef, request: UpstreamRequest<T>, given: RequestOptions): Promise<Answer<T>> {
      const options = account.onlyPremise === undefined ? given : { ...given, priority: 'guest' as const };
      const { priority, signal, unattended, acceptAgeSeconds = 0, notBefore = 0 } = options;
      const lifetime = LIFETIMES[request.lifetime];
      const cached = await cache.read(account, request);
      const verdict = judge(cached, lifetime, acceptAgeSeconds * 1000, clock());
      if (cached && verdict === 'fresh' && cached.receivedAt >= notBefore) {
        const decoded = await cache.decode(cached, request);
        if (decoded) {
          await cache.recordUse(account, request, cached);
          return toAnswer(decoded, 'cache');
        }
      }
      const key = fetchKey(account, request);
      const finalError = finalErrors.get(key, clock());
      if (finalError) throw finalError;

      // Read again under the lock: another process, or an earlier flight, may have stored a newer answer by then.
      let latest: Awaited<ReturnType<typeof cache.decode<T>>> = null;
      const canWait =
        verdict === 'while_refreshing' && (priority === 'person' || priority === 'live' || priority === 'guest');
      return shared.get<Answer<T>>({
        key,
        priority,
        signal,
        maxWaitMs: canWait ? lifetime.maxWaitMs : null,
        // An archived request stores no answer to find here. The archive locks the series instead.
        lockKey: request.archived ? null : key,
        async loadStored() {
          const stored = await cache.read(account, request);
          latest = stored && (await cache.decode(stored, request));
          const isFresh = judge(latest, lifetime, acceptAgeSeconds * 1000, clock()) === 'fresh';
          return latest && isFresh && latest.receivedAt >= notBefore ? toAnswer(latest, 'cache') : null;
        },
        async fetchNew() {
          try {
            const fetched = await fetchAnswer(
              fetchDeps,
              account,
              request,
              latest && conditionFor(latest, clock),
              options,
            );
            return toAnswer(await cache.store(account, request, latest, fetched), 'cloud');
          } catch (error) {
            if (error instanceof AppError && isFinal(error)) finalErrors.add(key, error, clock());
            throw error;
          }
        },
        async loadStale(notice, why) {
          if (!cached || verdict === 'miss' || (why === 'failed' && unattended)) return null;
          const decoded = await cache.decode(cached, request);
          return decoded && toAnswer(decoded, 'stale', notice);
        },
      });
    },
  };
}

/** The endpoint is in the key because two endpoints may read one path differently. */
function fetchKey(account: AccountRef, request: UpstreamRequest<unknown>): string {
  return `${account.id}\n${request.endpoint}\n${requestKey(request)}`;
}

/** Returns what makes a request conditional on the cached answer; null where that has no validator. */
function conditionFor({ row }: CachedAnswer, clock: Clock): Condition | null {
  const headers = revalidationHeaders(row.policy);
  if (Object.keys(headers).length === 0) return null;
  return { headers, isMetBy: (notModified) => isAbout(row.policy, notModified, clock()) };
}

function toAnswer<T>(decoded: DecodedAnswer<T>, source: AnswerSource, notice: Notice | null = null): Answer<T> {
  return {
    data: decoded.value,
    asOf: new Date(decoded.generatedAt).toISOString(),
    freshUntil: new Date(decoded.freshUntil).toISOString(),
    source,
    notice,
  };
}
