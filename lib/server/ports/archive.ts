import type { Answer, Freshness } from '@/lib/domain/answer';
import type { SeriesFrame } from '@/lib/domain/assemble-series';
import type { BackfillChoice } from '@/lib/domain/backfill/choices';
import type { DeviceStates, ListChanges, StateChange } from '@/lib/domain/device-states';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { Granularity } from '@/lib/domain/granularity';
import type { LiveReading, Premise } from '@/lib/domain/premise';
import type { GridReading, LatestReading, RegisterReadingAt } from '@/lib/domain/readings';
import type { Series, Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { RequestOptions } from './door';

/** A range of one meter's series. `start` and `end` are UTC instants on the premise's calendar. */
export type SeriesQuery = SeriesFrame;

export interface SeriesAnswer extends Freshness {
  data: Series;
  /** The cloud's answer as sent, or as it would be for intervals we added up; for reports that hand it on (`insights`). */
  raw: { summary: Record<string, unknown>; rows: Record<string, unknown>[] };
}

/** Readings of a range, sorted, none twice; what is 'unasked' is not known to be empty. */
export interface RecordsAnswer<T> extends Answer<T[]> {
  notFetched: Span[];
}

/** What series cost: requests still to be made, and those that what is held saves. */
export interface SeriesCost {
  requests: number;
  held: number;
}

/** The rest of a history that is filled from its newest end: UTC instants, `end` on the calendar of the premise. */
export interface BackfillQuery extends Span {
  choice: BackfillChoice;
  /** The gateway's id for `grid`. */
  meterId: string;
  meterType: string;
  meterCreatedAt: string | null;
  timezone: string;
  /** Ask for no more days than these at once. */
  maxDays: number;
}

/** What one step back through a history came to. */
export interface BackfillStep {
  /** UTC instant: everything from here to the end of the query is held now. */
  storedFrom: string;
  /** The oldest instant in between that has a number; null when none has. */
  oldest: string | null;
  /** False where all of it was held already. */
  sentRequest: boolean;
}

/** What everything above asks for Copper data. Knows how to get it with the fewest requests; nobody above does. */
export interface Archive {
  /** Premises with their meters and gateways: `/app/state` for a home, the partner lists for an enterprise. */
  premises(account: AccountRef, ask: RequestOptions): Promise<Answer<Premise[]>>;
  /** The same answer as the cloud sent it, for the raw account download. */
  rawAccount(account: AccountRef, ask: RequestOptions): Promise<Answer<Record<string, unknown>>>;
  /**
   * Every meter and gateway with its state and the changes of it since an instant: those that the cloud tells (seven
   * days) and those it told before. Of a home, which is told none, the changes that were seen.
   */
  states(account: AccountRef, since: string, ask: RequestOptions): Promise<Answer<DeviceStates[]>>;
  /**
   * Changes of one device's state that are kept, since an instant, oldest first, and from when on all of them are
   * known: the cloud tells of seven days, and was first asked some time. Of an enterprise; sends nothing.
   */
  storedStateChanges(
    account: AccountRef,
    device: { device: 'meter' | 'gateway'; id: string },
    since: string,
  ): Promise<{ changes: StateChange[]; knownFrom: string | null }>;
  /** What came to a list and what went since an instant, as far as it was seen; null before it ever was. Sends nothing. */
  listChanges(account: AccountRef, list: ListChanges['list'], since: string): Promise<ListChanges | null>;
  /**
   * Premises of an enterprise with states' changes of the last seven days and, on request, e-mail addresses; from the
   * same pages as `premises`. Enterprises only, as the three below.
   */
  fleet(account: AccountRef, options: { withUsers?: true }, ask: RequestOptions): Promise<Answer<FleetPremise[]>>;
  /** The register of every meter heard recently (the cloud decides what that is), each once. */
  bulk(account: AccountRef, ask: RequestOptions): Promise<Answer<LatestReading[]>>;
  /** The last voltage and frequency of each gateway that told any. */
  gridLatest(account: AccountRef, ask: RequestOptions): Promise<Answer<GridReading[]>>;
  /** All meters of a type together, in their unit; null where the cloud knows none that counts. */
  aggregateUsage(
    account: AccountRef,
    query: Span & { granularity: Granularity; meterType: string },
    ask: RequestOptions,
  ): Promise<Answer<{ meterCount: number | null; sum: number | null }> | null>;
  /** Current rate of each meter of a premise. Home accounts only. */
  live(account: AccountRef, premiseId: string, ask: RequestOptions): Promise<Answer<LiveReading[]>>;
  series(account: AccountRef, query: SeriesQuery, ask: RequestOptions): Promise<SeriesAnswer>;
  /** What series would cost. From what is held: sends nothing. */
  estimate(account: AccountRef, queries: readonly SeriesQuery[]): Promise<SeriesCost>;
  /** Every reading of a meter's register within a span of UTC instants. Enterprises only. */
  readings(
    account: AccountRef,
    query: Span & { meterId: string },
    ask: RequestOptions,
  ): Promise<RecordsAnswer<RegisterReadingAt>>;
  /** Every measurement of the mains by a gateway within a span of UTC instants. Enterprises only. */
  gridReadings(
    account: AccountRef,
    query: Span & { gatewayId: string },
    ask: RequestOptions,
  ): Promise<RecordsAnswer<GridReading>>;
  /**
   * Sees to it that what the named gateways measured within a span is held, in one request for all gateways of the
   * enterprise; in none where it is held. Throws the door's errors, and `storage_failed`: it is asked for to be kept.
   */
  prefetchGrid(
    account: AccountRef,
    query: Span & { gatewayIds: readonly string[] },
    ask: RequestOptions,
  ): Promise<void>;
  /** 1 where that would take a request, else 0. Sends nothing. */
  prefetchGridCost(account: AccountRef, query: Span & { gatewayIds: readonly string[] }): Promise<number>;
  /** Requests that readings of a meter, or of a gateway (`grid`), would still take. Sends nothing. */
  recordsCost(account: AccountRef, kind: 'readings' | 'grid', query: Span & { id: string }): Promise<number>;
  /**
   * Brings the newest part of a history that is not held, in one request where the cloud takes its length; what is
   * held at the newest end already is passed over without one. Throws the door's errors, and `storage_failed` where
   * what came cannot be kept: it never says of anything that it is held when it is not.
   */
  backfillStep(account: AccountRef, query: BackfillQuery, ask: RequestOptions): Promise<BackfillStep>;
  /** Days that one request of each choice brings at most, as far as is known. */
  maxDaysPerRequest(account: AccountRef): Promise<Record<BackfillChoice, number>>;
  /** Resolves when nothing is being asked for or stored. */
  settled(): Promise<void>;
}
