import type { Notice } from '@/lib/domain/answer';
import { toInstantText } from '@/lib/domain/calendar';
import { covers, type HeldSpan, withSpan } from '@/lib/domain/held-spans';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { Flights } from '../concurrency/flights';
import { within } from '../concurrency/wait';
import type { Database } from '../db/database';
import { createLeaseTurns } from '../db/lease-turns';
import type { AskOptions } from '../ports/door';
import { noticeFor, REFRESHING } from '../upstream/notice';
import { createdOf, type KeptRange, keptRange, keptWhole } from './kept-range';
import { planWithSoon } from './plan-windows';
import type { RangeAsker } from './range';
import type { KnownRange, RangeQuery } from './range.types';
import { tidyRows } from './store/merge-rows';
import { type Brought, createSeriesStore, type HeldSeries, type StoreLog } from './store/series-store';

interface KeeperDeps {
  asker: RangeAsker;
  db: Database;
  clock: Clock;
  log: StoreLog;
  sleep: (milliseconds: number) => Promise<void>;
}

/** A person waits so long for newer values before seeing those that are held. */
const PATIENCE_MS = 2_500;
/** Longer than two requests with their retries; a process that died with it blocks the others no longer. */
const LEASE_MS = 60_000;

/** Series that are kept: a range costs requests only for what is not held. */
export interface SeriesKeeper {
  /** What is held, as good as it is; what is wanted of it, as somebody who asks so would have it. */
  held(account: AccountRef, query: RangeQuery, ask?: Pick<AskOptions, 'acceptAgeSeconds'>): Promise<KeptRange>;
  /** Whether all of a range was asked for at some time, without looking at what came. */
  covers(account: AccountRef, query: RangeQuery): Promise<boolean>;
  /** What was asked for in and about a range, without looking at what came; sorted. */
  spans(account: AccountRef, query: RangeQuery): Promise<HeldSpan[]>;
  /**
   * The range, after asking for what is not held or no longer good enough. Where that fails, what is held, with the
   * notice; throws the door's errors when nothing is.
   */
  ask(account: AccountRef, query: RangeQuery, ask: AskOptions): Promise<KnownRange>;
  settled(): Promise<void>;
}

export function createSeriesKeeper({ asker, db, clock, log, sleep }: KeeperDeps): SeriesKeeper {
  const store = createSeriesStore(db, log);
  const flights = new Flights();
  /** The last fill of each series: the next one begins after it, and finds what it brought. */
  const tails = new Map<string, Promise<unknown>>();
  const troubles = new Map<string, Notice>();
  const turns = createLeaseTurns({ db, clock, sleep, what: 'fill', leaseMs: LEASE_MS });

  const held = async (account: AccountRef, query: RangeQuery, ask: Pick<AskOptions, 'acceptAgeSeconds'> = {}) =>
    keptRange(await store.read(account, query, query), query, clock(), acceptAgeMs(ask));

  /** Asks for the windows one after another; each is stored before the next is asked for. */
  async function bring(account: AccountRef, query: RangeQuery, kept: KeptRange, ask: AskOptions): Promise<KeptRange> {
    let series = kept.held;
    const windows = planWithSoon(kept.wanted, kept.unsealed, await asker.longest(account, query));
    for (const { first, last } of windows) {
      const span = { start: kept.grid[first]?.start ?? query.start, end: kept.grid[last]?.end ?? query.end };
      const answer = await asker.ask(account, { ...query, ...span }, ask);
      const brought: Brought = {
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
    return keptRange(series, query, clock(), acceptAgeMs(ask));
  }

  function fill(account: AccountRef, query: RangeQuery, ask: AskOptions): Promise<KeptRange> {
    let kept: KeptRange;
    const look = async () => {
      kept = await held(account, query, ask);
      return kept.wanted.length === 0 ? kept : null;
    };
    return turns.take(seriesName(account, query), look, () => bring(account, query, kept, ask));
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
    held,
    async covers(account, query) {
      const start = Math.max(Date.parse(query.start), createdOf(query));
      const end = Date.parse(query.end);
      const span = { start: toInstantText(start), end: query.end };
      return start >= end || covers(await store.spans(account, query, span), start, end);
    },
    spans: (account, query) => store.spans(account, query, query),
    settled: () => flights.settled(),
    async ask(account, query, ask) {
      const kept = await held(account, query, ask);
      const whole = keptWhole(kept);
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
      const stale = (known: KnownRange, notice: Notice): KnownRange => ({ ...known, source: 'stale', notice });
      const waits = ask.priority === 'person' || ask.priority === 'live';
      try {
        const patience = waits && kept.answer?.unasked.length === 0 ? PATIENCE_MS : null;
        const filled = await within(flight.result, patience, ask.signal);
        if (filled?.answer) return { ...filled.answer, source: 'cloud' };
        if (kept.answer) return stale(kept.answer, troubles.get(key) ?? REFRESHING);
        throw new Error('unreachable: a fill without end brings an answer');
      } catch (error) {
        // There is nobody to show it to.
        const notice = isForKeeping(ask) ? null : noticeFor(error);
        const known = notice && (await held(account, query)).answer;
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
function isForKeeping({ priority, unattended }: AskOptions): boolean {
  return priority === 'backfill' || unattended === true;
}

function acceptAgeMs({ acceptAgeSeconds = 0 }: Pick<AskOptions, 'acceptAgeSeconds'>): number {
  return acceptAgeSeconds * 1000;
}

function overlay(held: HeldSeries, brought: Brought, query: RangeQuery): HeldSeries {
  const rows = tidyRows([...held.rows, ...brought.rows], query.kind, Date.parse(query.start), Date.parse(query.end));
  return { summary: brought.summary, rows, spans: withSpan(held.spans, brought) };
}
