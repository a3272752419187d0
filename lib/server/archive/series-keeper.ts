import { randomUUID } from 'node:crypto';
import type { Notice } from '@/lib/domain/answer';
import { withSpan } from '@/lib/domain/held-spans';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { releaseLease, takeLease } from '../db/leases';
import { Flights } from '../upstream/flights';
import { noticeFor, REFRESHING } from '../upstream/notice';
import type { AskOptions } from '../upstream/types';
import { within } from '../upstream/wait';
import { type KeptRange, keptRange } from './kept-range';
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
const POLL_MS = 200;
const MOST_POLLS = LEASE_MS / POLL_MS;

/** Series that are kept: a range costs requests only for what is not held. */
export interface SeriesKeeper {
  /** What is held, as good as it is. */
  held(account: AccountRef, query: RangeQuery): Promise<KeptRange>;
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
  const holder = randomUUID();

  const held = async (account: AccountRef, query: RangeQuery) =>
    keptRange(await store.read(account, query, query), query, clock());

  /** Asks for the windows one after another; each is stored before the next is asked for. */
  async function bring(account: AccountRef, query: RangeQuery, kept: KeptRange, ask: AskOptions): Promise<KeptRange> {
    let series = kept.held;
    const windows = planWithSoon(kept.wanted, kept.unsealed, asker.longest(account, query));
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
        // Storage that fails must not lose an answer that is there.
        log.warn({ err, resource: query.kind }, 'series not stored');
      });
      series = overlay(series, brought, query);
    }
    return keptRange(series, query, clock());
  }

  async function fill(account: AccountRef, query: RangeQuery, ask: AskOptions): Promise<KeptRange> {
    const name = `fill:${seriesName(account, query)}`;
    for (let poll = 0; poll < MOST_POLLS; poll += 1) {
      const kept = await held(account, query);
      if (kept.wanted.length === 0) return kept;
      if (await takeLease(db, { name, holder, forMs: LEASE_MS, now: clock() })) break;
      await sleep(POLL_MS);
    }
    try {
      const kept = await held(account, query);
      return kept.wanted.length === 0 ? kept : await bring(account, query, kept, ask);
    } finally {
      await releaseLease(db, name, holder).catch(() => undefined);
    }
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
    settled: () => flights.settled(),
    async ask(account, query, ask) {
      const kept = await held(account, query);
      if (kept.answer && kept.wanted.length === 0) return kept.answer;
      const series = seriesName(account, query);
      const key = `${series} ${query.start} ${query.end} ${query.timezone}`;
      const flight = flights.join(`${key} ${ask.priority}`, ask.priority, () =>
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
        const notice = noticeFor(error);
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

function overlay(held: HeldSeries, brought: Brought, query: RangeQuery): HeldSeries {
  const rows = tidyRows([...held.rows, ...brought.rows], query.kind, Date.parse(query.start), Date.parse(query.end));
  return { summary: brought.summary, rows, spans: withSpan(held.spans, brought) };
}
