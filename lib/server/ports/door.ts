import type { Answer } from '@/lib/domain/answer';
import type { QueuedWork, SpendLine } from '@/lib/domain/budget';
import type { AccountRef } from '../account';

/** What a request is for; the budget page lists spending by it. */
export type Purpose = 'premises' | 'live' | 'usage' | 'baseline' | 'average' | 'report' | 'backfill' | 'session';

/** Who goes first when requests are scarce. `guest`: whatever a guest's pages need; the door gives it. */
export type Priority = 'person' | 'live' | 'guest' | 'report' | 'backfill';

/** How long an answer stays fresh: live readings, lists, series of a range that may still change, older series. */
export type LifetimeClass = 'live' | 'list' | 'settling' | 'series';

/**
 * One GET to the Copper API as pure data, made by `lib/server/copper`. `parse` throws on an answer of the wrong
 * shape; such an answer is never stored.
 */
export interface UpstreamRequest<T> {
  /** Stable name of the endpoint, e.g. `app.state`; shown in the ledger. */
  endpoint: string;
  /** The meter or premise that the answer is about; none for a list. Trouble with one must not stop the others. */
  subject?: string;
  /** The row of `LIFETIMES` (upstream/lifetimes.ts) that limits the cloud's `Cache-Control`. */
  lifetime: LifetimeClass;
  /** Path below the API host with ids already encoded, e.g. `/api/v2/app/state`. */
  path: string;
  /** Query in the order it is sent. */
  query: readonly (readonly [name: string, value: string])[];
  parse: (json: unknown) => T;
  /** The archive stores the answer, so the door only shares it between concurrent callers. */
  archived?: true;
}

export interface RequestOptions {
  /** `report` and `backfill` requests must have the same purpose as priority: the ledger paces them by it. */
  purpose: Purpose;
  priority: Priority;
  /** For a report whose user waits for the file: it is not paced. */
  unpaced?: true;
  /**
   * Accepts a cached answer of at most this age even if the cloud's own lifetime is shorter. Used for the live pace, and
   * by jobs that reuse what they fetched themselves, however long ago.
   */
  acceptAgeSeconds?: number;
  /** An answer received before this (milliseconds) is not fresh. Used where two answers have to fit together. */
  notBefore?: number;
  /** No user sees the answer: one that cannot be stored, or only a stale one, is a failure. */
  unattended?: true;
  /** Called for each request that is sent, after it was counted. */
  onSent?: () => void;
  /** Stops waiting when aborted. The request itself may continue for other callers. */
  signal?: AbortSignal;
}

/**
 * The one door to the cloud. `fetch` returns data with its freshness: from the cache while that is fresh, else by a
 * request that concurrent callers share. When the cloud fails or the budget is used up, it returns the stale answer with
 * a notice, and throws an `AppError` only when nothing is cached.
 */
export interface Door {
  fetch<T>(account: AccountRef, request: UpstreamRequest<T>, options: RequestOptions): Promise<Answer<T>>;
  /**
   * Returns the stored answer, however old, with the UTC instant it is of (milliseconds; null without one), and whether
   * `fetch` would send a request for a new one. Sends nothing. For requests that are not `archived`.
   */
  peek<T>(
    account: AccountRef,
    request: UpstreamRequest<T>,
    options?: Pick<RequestOptions, 'acceptAgeSeconds' | 'notBefore'>,
  ): Promise<{ data: T | null; asOf: number | null; sends: boolean }>;
}

/** Returns a bearer token for the door. `refresh` is called once after a 401 or 403, with the refused token. */
export interface TokenSource {
  accessToken(account: AccountRef): Promise<string>;
  refresh(account: AccountRef, refused: string): Promise<string>;
}

/** One of the two rolling windows of a client identity. */
export interface WindowState {
  limit: number;
  /** The part of the limit that is reserved for users who open a page. */
  reserve: number;
  used: number;
  /** The part of `used` that was for reports and for backfill, which yield to live readings. */
  reports: number;
  backfill: number;
  remaining: number;
  /** When the oldest counted request leaves the window (a request becomes possible); null when none is counted. */
  nextFreeAt: string | null;
}

/** The budget of the client identity behind an account. */
export interface BudgetState {
  hour: WindowState;
  day: WindowState;
  /** End of the pause after a 429; null when there is none. */
  blockedUntil: string | null;
}

/** Reads the budget, for the budget page and forecasts. Sends no request. */
export interface BudgetReader {
  state(account: AccountRef): Promise<BudgetState>;
  /** The last 24 hours, newest first; only requests sent for this account are named, others are one row 'others'. */
  spend(account: AccountRef): Promise<SpendLine[]>;
  /** Work that waits for requests of the same client: the account's own by name, the rest as one row 'others'. */
  queued(account: AccountRef): Promise<QueuedWork[]>;
  /**
   * Returns when the requests of a priority will have been sent, UTC, if users do the same as in the last day; null
   * where that is too far ahead to predict. `unpaced` as in `RequestOptions`.
   */
  estimateEnd(
    account: AccountRef,
    requests: number,
    priority: Priority,
    options?: { unpaced?: boolean },
  ): Promise<string | null>;
  /** The same for each of several counts, as if each were the only one. */
  estimateEnds(account: AccountRef, requests: readonly number[], priority: Priority): Promise<(string | null)[]>;
}
