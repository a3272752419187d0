import type { Notice } from '@/lib/domain/answer';
import { toInstantText } from '@/lib/domain/calendar';
import { addStoredSpan, covers, type StoredSpan } from '@/lib/domain/stored-spans';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { Flights } from '../concurrency/flights';
import { waitAtMost } from '../concurrency/wait';
import type { Database } from '../db/database';
import { createLeaseLock } from '../db/lease-lock';
import type { RequestOptions } from '../ports/door';
import { noticeFor, REFRESHING } from '../upstream/notice';
import { planRequestWindows } from './plan-windows';
import type { RangeQuery, RangeResult } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import { completeResult, meterCreatedMs, type RangeState, rangeState } from './range-state';
import { normalizeRows } from './store/merge-rows';
import { type ArchiveLog, createSeriesStore, type FetchedRange, type StoredSeries } from './store/series-store';

interface KeeperDeps {
  asker: RangeFetcher;
  db: Database;
  clock: Clock;
  log: ArchiveLog;
  sleep: (milliseconds: number) => Promise<void>;
}

/** A person waits so long for newer values before seeing those that are held. */
const PATIENCE_MS = 2_500;
/** Longer than two requests with their retries; a process that died with it blocks the others no longer. */
const LEASE_MS = 60_000;

/** Series that are kept: a range costs requests only for what is not held. */
export interface SeriesArchive {
  /** What is held, as good as it is; what is wanted of it, as somebody who asks so would have it. */
  stored(account: AccountRef, query: RangeQuery, ask?: Pick<RequestOptions, 'acceptAgeSeconds'>): Promise<RangeState>;
  /** Whether all of a range was asked for at some time, without looking at what came. */
  covers(account: AccountRef, query: RangeQuery): Promise<boolean>;
  /** What was asked for in and about a range, without looking at what came; sorted. */
  spans(account: AccountRef, query: RangeQuery): Promise<StoredSpan[]>;
  /**
   * The range, after asking for what is not held or no longer good enough. Where that fails, what is held, with the
   * notice; throws the door's errors when nothing is.
   */
  fetch(account: AccountRef, query: RangeQuery, ask: RequestOptions): Promise<RangeResult>;
  settled(): Promise<void>;
}

export function createSeriesArchive({ asker, db, clock, log, sleep }: KeeperDeps): SeriesArchive {
  const store = createSeriesStore(db, log);
  const flights = new Flights();
  /** The last fill of each series: the next one begins after it, and finds what it brought. */
  const tails = new Map<string, Promise<unknown>>();
  const troubles = new Map<string, Notice>();
  const turns = createLeaseLock({ db, clock, sleep, namespace: 'fill', leaseMs: LEASE_MS });

  const held = async (account: AccountRef, query: RangeQuery, ask: Pick<RequestOptions, 'acceptAgeSeconds'> = {}) =>
    rangeState(await store.read(account, query, query), query, clock(), acceptAgeMs(ask));

  /** Asks for the windows one after another; each is stored before the next is asked for. */
  async function bring(
    account: AccountRef,
    query: RangeQuery,
    kept: RangeState,
    ask: RequestOptions,
  ): Promise<RangeState> {
    let series = kept.stored;
    const windows = planRequestWindows(kept.needed, kept.unsealed, await asker.maxIntervals(account, query));
    for (const { first, last } of windows) {
      const span = { start: kept.intervals[first]?.start ?? query.start, end: kept.intervals[last]?.end ?? query.end };
      const answer = await asker.fetch(account, { ...query, ...span }, ask);
      const brought: FetchedRange = {
        start: Date.parse(span.start),
        end: Date.parse(span.end),
        askedAt: Date.parse(answer.asOf),
        freshUntil: Date.parse(answer.freshUntil),
        ...answer.raw,
      };
      await store.write(account, query, [brought], clock()).catch((err: unknown) => {
        // Storage that fails must not lose an answer that is there, unless it was asked for in order to be kept.
        if (isForKeeping(ask)) throw err;
        log.warn({ err, resource: query.kind }, 'series not stored');
      });
      series = overlay(series, brought, query);
    }
    return rangeState(series, query, clock(), acceptAgeMs(ask));
  }

  function fill(account: AccountRef, query: RangeQuery, ask: RequestOptions): Promise<RangeState> {
    let kept: RangeState;
    const look = async () => {
      kept = await held(account, query, ask);
      return kept.needed.length === 0 ? kept : null;
    };
    return turns.run(seriesName(account, query), look, () => bring(account, query, kept, ask));
  }

  /** One fill of a series at a time: whoever comes second finds what the first brought. */
  function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
    tails.set(name, turn);
    const done = () => {
      if (tails.get(name) === turn) tails.delete(name);
    };
    turn.then(done, done);
    return turn;
  }

  return {
    stored: held,
    async covers(account, query) {
      const start = Math.max(Date.parse(query.start), meterCreatedMs(query));
      const end = Date.parse(query.end);
      const span = { start: toInstantText(start), end: query.end };
      return start >= end || covers(await store.spans(account, query, span), start, end);
    },
    spans: (account, query) => store.spans(account, query, query),
    settled: () => flights.settled(),
    async fetch(account, query, ask) {
      const kept = await held(account, query, ask);
      const whole = completeResult(kept);
      if (whole) return whole;
      const series = seriesName(account, query);
      const key = `${series} ${query.start} ${query.end} ${query.timezone}`;
      const flight = flights.join(`${key} ${ask.priority} ${isForKeeping(ask)}`, ask.priority, () =>
        inTurn(series, () => fill(account, query, ask)),
      );
      flight.result.then(
        () => troubles.delete(key),
        (error: unknown) => {
          const notice = noticeFor(error);
          if (troubles.size >= 1000) troubles.clear();
          if (notice) troubles.set(key, { ...notice, retryAt: null });
        },
      );
      const stale = (known: RangeResult, notice: Notice): RangeResult => ({ ...known, source: 'stale', notice });
      const waits = ask.priority === 'person' || ask.priority === 'live';
      try {
        const patience = waits && kept.result?.notFetched.length === 0 ? PATIENCE_MS : null;
        const filled = await waitAtMost(flight.result, patience, ask.signal);
        if (filled?.result) return { ...filled.result, source: 'cloud' };
        if (kept.result) return stale(kept.result, troubles.get(key) ?? REFRESHING);
        throw new Error('unreachable: a fill without end brings an answer');
      } catch (error) {
        // There is nobody to show it to.
        const notice = isForKeeping(ask) ? null : noticeFor(error);
        const known = notice && (await held(account, query)).result;
        if (known) return stale(known, notice);
        throw error;
      }
    },
  };
}

function seriesName(account: AccountRef, { kind, meterId, granularity }: RangeQuery): string {
  return `${account.id}:${kind}:${meterId}:${granularity}`;
}

/** Backfill and other jobs ask in order that it be kept. */
function isForKeeping({ priority, unattended }: RequestOptions): boolean {
  return priority === 'backfill' || unattended === true;
}

function acceptAgeMs({ acceptAgeSeconds = 0 }: Pick<RequestOptions, 'acceptAgeSeconds'>): number {
  return acceptAgeSeconds * 1000;
}

function overlay(held: StoredSeries, brought: FetchedRange, query: RangeQuery): StoredSeries {
  const rows = normalizeRows(
    [...held.rows, ...brought.rows],
    query.kind,
    Date.parse(query.start),
    Date.parse(query.end),
  );
  return { summary: brought.summary, rows, spans: addStoredSpan(held.spans, brought) };
}
