import type { Answer } from '@/lib/domain/answer';
import type { QueuedWork, SpendLine } from '@/lib/domain/budget';
import type { AccountRef } from '../account';

/** What a request is for; the budget page lists spending by it. */
export type Purpose = 'premises' | 'live' | 'usage' | 'baseline' | 'average' | 'report' | 'backfill' | 'session';

/** Who goes first when requests are scarce. */
export type Priority = 'person' | 'live' | 'report' | 'backfill';

/** How fast an answer grows old: what happens now, lists of things, series of a range still settling or long over. */
export type LifetimeClass = 'live' | 'list' | 'settling' | 'series';

/**
 * One GET to the Copper API as pure data, made by `lib/server/copper`. `parse` throws on an answer of the wrong
 * shape; such an answer is never stored.
 */
export interface UpstreamRequest<T> {
  /** Stable name of the endpoint, e.g. `app.state`; shown in the ledger. */
  endpoint: string;
  /** Which row of the table of lifetimes (lifetimes.ts) limits what the cloud says. */
  lifetime: LifetimeClass;
  /** Path below the API host with ids already encoded, e.g. `/api/v2/app/state`. */
  path: string;
  /** Query in the order it is sent. */
  query: readonly (readonly [name: string, value: string])[];
  parse: (json: unknown) => T;
  /** The archive keeps what it brings: the door shares it among those who ask just now and stores no second copy. */
  archived?: true;
}

export interface RequestOptions {
  /** Who asks as `report` or `backfill` names that purpose too: the ledger spreads their requests by it. */
  purpose: Purpose;
  priority: Priority;
  /** For a report that is made while somebody waits for the file: nobody would ask again when its turn comes. */
  unpaced?: true;
  /**
   * Accept a held answer of at most this age even if the cloud's own lifetime is shorter: the live pace, and a job that
   * takes what it asked for itself, however long ago that was.
   */
  acceptAgeSeconds?: number;
  /** Nobody sees what comes: an answer that cannot be kept, or that is only an old one, is a failure. */
  unattended?: true;
  /** Called for each request that is sent for this, after it was counted. */
  onSent?: () => void;
  /** Stop waiting (the request itself may finish for others). */
  signal?: AbortSignal;
}

/**
 * The one door to the cloud. `ask` resolves with data and its freshness, from what is held where that is fresh,
 * shared with everybody who asks for the same at the same time, stale with a notice where the cloud fails or the
 * budget is used up. It throws an `AppError` only when nothing at all is held.
 */
export interface Door {
  fetch<T>(account: AccountRef, request: UpstreamRequest<T>, options: RequestOptions): Promise<Answer<T>>;
}

/** Gives the door a bearer token; `refresh` is called once after a 401 or 403 with the token that was refused. */
export interface TokenSource {
  accessToken(account: AccountRef): Promise<string>;
  refresh(account: AccountRef, refused: string): Promise<string>;
}

/** One of the two rolling windows of a client identity. */
export interface WindowState {
  limit: number;
  /** Of the limit, kept for people who open a page. */
  reserve: number;
  used: number;
  /** Of those used, requests of reports and of backfill, which give way to live readings. */
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
  /** Set while a 429 of the cloud is believed over our own count. */
  blockedUntil: string | null;
}

/** What the budget page and forecasts read. Costs no request. */
export interface BudgetReader {
  state(account: AccountRef): Promise<BudgetState>;
  /** The last 24 hours, newest first; only requests sent for this account are named, others are one row 'others'. */
  spend(account: AccountRef): Promise<SpendLine[]>;
  /** What waits for requests of the same client: the account's own by name, all of others as one row 'others'. */
  queued(account: AccountRef): Promise<QueuedWork[]>;
  /**
   * When so many requests of a priority will have been sent, UTC, if people ask as they did in the last day; null
   * where that is too far ahead to tell.
   */
  estimateEnd(account: AccountRef, requests: number, priority: Priority): Promise<string | null>;
  /** The same for each of several counts, each as if it were alone. */
  estimateEnds(account: AccountRef, requests: readonly number[], priority: Priority): Promise<(string | null)[]>;
}
