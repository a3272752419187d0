import { toInstantText } from '@/lib/domain/instant-text';
import { covers, type StoredSpan } from '@/lib/domain/stored-spans';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { SharedFetch } from '../concurrency/shared-fetch';
import type { Database } from '../db/database';
import { createLeaseLock } from '../db/lease-lock';
import type { RequestOptions } from '../ports/door';
import { fetchMissing, mustBeStored } from './fetch-missing';
import type { RangeQuery, RangeResult } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import { completeResult, knownEndMs, meterCreatedMs, type RangeState, rangeState } from './range-state';
import { type ArchiveLog, createSeriesStore } from './store/series-store';

interface SeriesArchiveDeps {
  fetcher: RangeFetcher;
  db: Database;
  clock: Clock;
  log: ArchiveLog;
  onStored?: (account: AccountRef) => void;
  sleep: (milliseconds: number) => Promise<void>;
}

/** A user waits this long for newer values before seeing the stored ones. */
const MAX_WAIT_MS = 2_500;
/** Longer than two requests with their retries. A process that died blocks the others no longer than this. */
const LEASE_MS = 60_000;

/** Stored series: a range costs requests only for what is not stored. */
export interface SeriesArchive {
  /** Returns what is stored of a range, and what a caller with these options would have to fetch. */
  stored(
    account: AccountRef,
    query: RangeQuery,
    options?: Pick<RequestOptions, 'acceptAgeSeconds'>,
  ): Promise<RangeState>;
  /** True when all of a range was fetched at some time. Does not read the rows. */
  covers(account: AccountRef, query: RangeQuery): Promise<boolean>;
  /** Returns the spans that were fetched in and around a range, sorted. Does not read the rows. */
  spans(account: AccountRef, query: RangeQuery): Promise<StoredSpan[]>;
  /**
   * Returns the range after fetching what is missing or no longer fresh. If that fails, returns what is stored, with a
   * notice; throws the door's errors when nothing is.
   */
  fetch(account: AccountRef, query: RangeQuery, options: RequestOptions): Promise<RangeResult>;
  /** Resolves when nothing is being fetched or stored. */
  settled(): Promise<void>;
}

export function createSeriesArchive(deps: SeriesArchiveDeps): SeriesArchive {
  const { fetcher, db, clock, log, onStored, sleep } = deps;
  const store = createSeriesStore(db, log);
  const shared = new SharedFetch(createLeaseLock({ db, clock, sleep, namespace: 'fill', leaseMs: LEASE_MS }));

  const stored: SeriesArchive['stored'] = async (account, query, { acceptAgeSeconds = 0 } = {}) =>
    rangeState(await store.read(account, query, query), query, clock(), acceptAgeSeconds * 1000);

  return {
    stored,
    async covers(account, query) {
      const start = Math.max(Date.parse(query.start), meterCreatedMs(query));
      const end = knownEndMs(query, clock());
      const span = { start: toInstantText(start), end: toInstantText(end) };
      return start >= end || covers(await store.spans(account, query, span), start, end);
    },
    spans: (account, query) => store.spans(account, query, query),
    settled: () => shared.settled(),
    async fetch(account, query, options) {
      const before = await stored(account, query, options);
      const complete = completeResult(before);
      if (complete) return complete;
      const { priority, signal } = options;
      const mustStore = mustBeStored(options);
      const canWait = (priority === 'person' || priority === 'live') && before.result?.notFetched.length === 0;
      const series = `${account.id}:${query.kind}:${query.meterId}:${query.granularity}`;
      let state = before;
      return shared.get<RangeResult>({
        key: `${series} ${query.start} ${query.end} ${query.timezone}`,
        variant: `${priority} ${mustStore}`,
        priority,
        signal,
        maxWaitMs: canWait ? MAX_WAIT_MS : null,
        lockKey: series,
        async loadStored() {
          state = await stored(account, query, options);
          return fetchedResult(completeResult(state));
        },
        async fetchNew() {
          const after = await fetchMissing({ fetcher, store, clock, log, onStored }, account, query, state, options);
          const result = fetchedResult(after.result);
          if (!result) throw new Error('unreachable: something was fetched');
          return result;
        },
        async loadStale(notice, why) {
          if (why === 'failed' && mustStore) return null;
          const { result } = why === 'failed' ? await stored(account, query) : before;
          return result && { ...result, source: 'stale', notice };
        },
      });
    },
  };
}

function fetchedResult(result: RangeResult | null): RangeResult | null {
  return result && { ...result, source: 'cloud' };
}
