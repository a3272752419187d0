import type { Answer, Freshness } from '@/lib/domain/answer';
import type { SeriesFrame } from '@/lib/domain/assemble-series';
import type { BackfillChoice } from '@/lib/domain/backfill/choices';
import type { CloudEvent, CloudForecast } from '@/lib/domain/cloud-reports';
import type { DeviceStates, ListChanges, StateChange } from '@/lib/domain/device-states';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { FirmwareChange } from '@/lib/domain/fleet/firmware-rollouts';
import type { Granularity } from '@/lib/domain/granularity';
import type { LiveReading, Premise } from '@/lib/domain/premise';
import type { GridReading, LatestReading, RegisterReadingAt } from '@/lib/domain/readings';
import type { Span } from '@/lib/domain/series';
import type { ColumnSeries } from '@/lib/domain/series-columns';
import type { AccountRef } from '../account';
import type { RequestOptions } from './door';

/** An enterprise's premises with their devices. */
export interface FleetAnswer extends Answer<FleetPremise[]> {
  /** When the state histories of gateways were fetched (UTC); null unless they were requested and are complete. */
  historiesAsOf: string | null;
  /** Requests that fetching all of it again takes. */
  requestsPerRefresh: number;
}

/** A range of one meter's series. `start` and `end` are UTC instants on the premise's calendar. */
export type SeriesQuery = SeriesFrame;

/** A series as the cloud sends it. */
export interface RawSeries {
  readonly summary: Record<string, unknown>;
  readonly rows: Record<string, unknown>[];
}

export interface SeriesAnswer extends Freshness {
  data: ColumnSeries;
  /** The cloud's answer as sent, or in the same format for computed intervals; for reports that contain it (`insights`). */
  raw: RawSeries;
}

/** Readings of a range, sorted and unique. The spans in `notFetched` may have readings that are not here. */
export interface RecordsAnswer<T> extends Freshness {
  /** Made when they are read. */
  readonly data: T[];
  count: number;
  last: T | null;
  notFetched: Span[];
}

/** A span of the readings of a device. Nothing is fetched from before it was created, where that is known. */
export interface RecordsQuery extends Span {
  createdAt?: string | null;
}

/** The cost of series: `requests` to send, and `held` requests that stored data saves. */
export interface SeriesCost {
  requests: number;
  held: number;
}

/** A list, a total or live readings that a report fetches besides the account's premises, meters and gateways. */
export type ListQuery =
  | { list: 'users' }
  | { list: 'gatewayHistories' }
  /** `expectedRows` decides how many pages there are before the list was fetched for the first time. */
  | { list: 'bulk' | 'gridLatest'; expectedRows: number }
  | ({ list: 'aggregate' } & AggregateQuery)
  | { list: 'live'; premiseId: string; acceptAgeSeconds: number };

/** A total of all meters of a type. */
export interface AggregateQuery extends Span {
  granularity: Granularity;
  meterType: string;
}

/** The part of a history that is not filled yet: UTC instants, `end` on the premise's calendar. */
export interface BackfillQuery extends Span {
  choice: BackfillChoice;
  /** The gateway's id for `grid`. */
  meterId: string;
  meterType: string;
  meterCreatedAt: string | null;
  timezone: string;
  /** Fetch at most this many days at once. */
  maxDays: number;
}

/** The result of one step backward through a history. */
export interface BackfillStep {
  /** UTC instant. Everything from here to the end of the query is stored. */
  storedFrom: string;
  /** The oldest instant in that range with a number; null when there is none. */
  oldest: string | null;
  /** False when all of it was stored already. */
  sentRequest: boolean;
}

/** Provides all Copper data to use cases, reports and jobs, with the fewest requests to the cloud. */
export interface Archive {
  /** Returns premises with their meters and gateways: `/app/state` for a home, the partner lists for an enterprise. */
  premises(account: AccountRef, options: RequestOptions): Promise<Answer<Premise[]>>;
  /** Returns the same answer as sent, for the raw account download. */
  rawAccount(account: AccountRef, options: RequestOptions): Promise<Answer<Record<string, unknown>>>;
  /**
   * Returns every meter and gateway with its state and the state changes since an instant: those that the cloud reports
   * (seven days) and those it reported before. It reports none to a home; there they are the changes that were seen, and
   * null where none was.
   */
  states(account: AccountRef, since: string, options: RequestOptions): Promise<Answer<DeviceStates[]>>;
  /**
   * Returns the stored state changes of one device since an instant, oldest first, and the span in which they are
   * complete: from seven days before the histories were fetched without a gap of more than seven days. Enterprises only;
   * sends nothing.
   */
  storedStateChanges(
    account: AccountRef,
    device: { device: 'meter' | 'gateway'; id: string },
    since: string,
  ): Promise<{ changes: StateChange[]; known: Span | null }>;
  /** Returns the items added to a list and removed since an instant, as far as that was seen; null before the first time. Sends nothing. */
  listChanges(account: AccountRef, list: ListChanges['list'], since: string): Promise<ListChanges | null>;
  /** Returns the gateways whose firmware changed since an instant, as far as that was seen. Sends nothing. */
  firmwareChanges(account: AccountRef, since: string): Promise<FirmwareChange[]>;
  /**
   * Returns premises with the state changes that meters had in the last seven days and, with `withUsers`, email addresses;
   * from the same pages as `premises`. With `histories` also those of gateways, from pages of their own, else they are
   * unknown: `required` throws when a page cannot be had, `optional` leaves gateways unknown, with a notice. Enterprises
   * only, like the next three.
   */
  fleet(
    account: AccountRef,
    include: { withUsers?: true; histories?: 'required' | 'optional' },
    options: RequestOptions,
  ): Promise<FleetAnswer>;
  /**
   * Returns the email addresses of each premise's users, by premise id: the cloud fills in a few more with each request
   * for them.
   */
  emails(account: AccountRef, options: RequestOptions): Promise<ReadonlyMap<string, (string | null)[]>>;
  /** Returns the latest register of every meter heard recently (as the cloud defines that), each once. */
  bulk(account: AccountRef, options: RequestOptions): Promise<Answer<LatestReading[]>>;
  /** Returns the latest voltage and frequency of each gateway that sent any. */
  gridLatest(account: AccountRef, options: RequestOptions): Promise<Answer<GridReading[]>>;
  /** Returns the total of all meters of a type, in their unit; null when the cloud counts none. */
  aggregateUsage(
    account: AccountRef,
    query: AggregateQuery,
    options: RequestOptions,
  ): Promise<Answer<{ meterCount: number | null; sum: number | null }> | null>;
  /** Returns the current rate of each meter of a premise. Home accounts only. */
  live(account: AccountRef, premiseId: string, options: RequestOptions): Promise<Answer<LiveReading[]>>;
  /** Returns what Copper itself reports about a home: its newest events. Home accounts only, like the next one. */
  cloudEvents(account: AccountRef, premiseId: string, options: RequestOptions): Promise<Answer<CloudEvent[]>>;
  /** Returns what Copper itself expects the meters of a home to use. */
  cloudForecasts(account: AccountRef, premiseId: string, options: RequestOptions): Promise<Answer<CloudForecast[]>>;
  /** Returns the requests that one of these would take. Sends nothing. */
  listCost(account: AccountRef, query: ListQuery): Promise<number>;
  series(account: AccountRef, query: SeriesQuery, options: RequestOptions): Promise<SeriesAnswer>;
  /**
   * Returns a series from what is stored, however old, from the day of the first stored instant on; intervals that are
   * not stored are `unasked`. Null when nothing is. Sends nothing.
   */
  storedSeries(account: AccountRef, query: SeriesQuery): Promise<ColumnSeries | null>;
  /**
   * Returns a text that changes with what `storedSeries` returns for any of these, but for what an interval becomes as
   * time passes. Reads no values and sends nothing.
   */
  storedVersion(account: AccountRef, queries: readonly SeriesQuery[]): Promise<string>;
  /** Returns the premises of a home account as they were fetched last; none before the first time. Sends nothing. */
  storedPremises(account: AccountRef): Promise<Premise[]>;
  /** Returns what series would cost, from what is stored. Sends nothing. */
  estimate(account: AccountRef, queries: readonly SeriesQuery[]): Promise<SeriesCost>;
  /** Returns the requests of each series by itself. Sends nothing. */
  estimateEach(account: AccountRef, queries: readonly SeriesQuery[]): Promise<number[]>;
  /** Returns every register reading of a meter within a span of UTC instants. Enterprises only. */
  readings(
    account: AccountRef,
    query: RecordsQuery & { meterId: string },
    options: RequestOptions,
  ): Promise<RecordsAnswer<RegisterReadingAt>>;
  /** Returns every grid measurement of a gateway within a span of UTC instants. Enterprises only. */
  gridReadings(
    account: AccountRef,
    query: RecordsQuery & { gatewayId: string },
    options: RequestOptions,
  ): Promise<RecordsAnswer<GridReading>>;
  /**
   * Stores the measurements of the given gateways within a span, with one request for all gateways of the enterprise;
   * with none when they are stored already. Throws the door's errors and `storage_failed`.
   */
  prefetchGrid(
    account: AccountRef,
    query: Span & { gatewayIds: readonly string[] },
    options: RequestOptions,
  ): Promise<void>;
  /** Returns 1 when that would take a request, else 0. Sends nothing. */
  prefetchGridCost(account: AccountRef, query: Span & { gatewayIds: readonly string[] }): Promise<number>;
  /** Returns the requests that readings of a meter, or of a gateway (`grid`), would take. Sends nothing. */
  recordsCost(account: AccountRef, kind: 'readings' | 'grid', query: RecordsQuery & { id: string }): Promise<number>;
  /**
   * Fetches and stores the newest part of a history that is not stored, in one request where the cloud accepts its
   * length. Sends none for what is stored at the newest end. Throws the door's errors, and `storage_failed` when the
   * answer cannot be stored, so that the result never names data as stored that is not.
   */
  backfillStep(account: AccountRef, query: BackfillQuery, options: RequestOptions): Promise<BackfillStep>;
  /** Returns how many days one request of each choice can have, as far as that is known. */
  maxDaysPerRequest(account: AccountRef): Promise<Record<BackfillChoice, number>>;
  /** Resolves when nothing is being fetched or stored. */
  settled(): Promise<void>;
}
