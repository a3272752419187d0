import type { ApiProblem } from './api-problem';
import { serverNow, toServerTime } from './server-clock';

/** The part of an answer's `meta` that decides when to refetch it. Instants are UTC. */
export interface FreshnessMeta {
  asOf: string;
  freshUntil: string;
  source: string;
  notice: { code: string; retryAt: string | null } | null;
}

const SECOND = 1000;
/** For a stale answer that the server is already refreshing. */
const REFRESHING_MS = 4 * SECOND;
/** Lower limit, in case the browser's copy of the server's clock is off. */
const MIN_INTERVAL_MS = 10 * SECOND;
/** After a failure without a retry time from the server. */
const AFTER_FAILURE_MS = 60 * SECOND;
/** Copper has new data at most once a minute. */
const MIN_RENEWAL_MS = 60 * SECOND;
/** A timer of the browser cannot wait longer than 24 days: it would fire at once. */
export const MAX_RENEWAL_MS = 24 * 3600 * SECOND;

/** The part of a query of react-query that decides when to fetch it again. */
export interface PolledQuery {
  state: { data?: { meta: FreshnessMeta }; status: string; dataUpdatedAt: number; error: ApiProblem | null };
}

/**
 * Returns the milliseconds from `now` until a refetch can return new data: when the answer is no longer fresh, or,
 * for an answer with a notice, when trying again can work. Infinity if the user must sign in first.
 */
export function msUntilRefetch(meta: FreshnessMeta, now: number): number {
  if (meta.notice?.code === 'refreshing') return REFRESHING_MS;
  if (meta.notice?.code === 'sign_in_again') return Number.POSITIVE_INFINITY;
  if (meta.notice) {
    const retryAt = meta.notice.retryAt ? Date.parse(meta.notice.retryAt) : now + AFTER_FAILURE_MS;
    return Math.max(retryAt - now, MIN_INTERVAL_MS);
  }
  // If the copy of the server's clock is behind, wait no longer than the answer's lifetime.
  const lifetime = Date.parse(meta.freshUntil) - Date.parse(meta.asOf);
  return Math.max(Math.min(Date.parse(meta.freshUntil) - now, lifetime), MIN_INTERVAL_MS);
}

/** The `staleTime` for any answer of our API, counted from its arrival in the browser. */
export function staleTimeOf(query: { state: { data?: unknown; dataUpdatedAt: number } }): number {
  const answer = query.state.data as { meta?: FreshnessMeta } | undefined;
  if (!answer?.meta) return 0;
  const wait = msUntilRefetch(answer.meta, toServerTime(query.state.dataUpdatedAt));
  return Number.isFinite(wait) ? wait : MAX_RENEWAL_MS;
}

/**
 * The `refetchInterval` for an answer that is not polled: it is refetched only after a failure or with a notice, when
 * trying again can work. A request to our own server costs no request to Copper.
 */
export function retryInterval(query: {
  state: { data?: unknown; status: string; error: ApiProblem | null };
}): number | false {
  const { data, status, error } = query.state;
  if (status === 'error' && error) {
    const isTemporary = error.status === 0 || error.status === 429 || error.status >= 500;
    if (!isTemporary) return false;
    return error.retryAt ? Math.max(Date.parse(error.retryAt) - serverNow(), MIN_INTERVAL_MS) : AFTER_FAILURE_MS;
  }
  const meta = (data as { meta?: FreshnessMeta } | undefined)?.meta;
  const wait = meta?.notice ? msUntilRefetch(meta, serverNow()) : Number.POSITIVE_INFINITY;
  return Number.isFinite(wait) ? wait : false;
}

/**
 * The `refetchInterval` for an answer that is polled while the tab is visible: when it is no longer fresh, at most every
 * `minMs`.
 */
export function renewalInterval(query: PolledQuery, minMs = MIN_RENEWAL_MS): number | false {
  const { data, status, dataUpdatedAt } = query.state;
  if (status === 'error' || !data) return retryInterval(query);
  const wait = msUntilRefetch(data.meta, toServerTime(dataUpdatedAt));
  return Number.isFinite(wait) ? Math.min(Math.max(wait, minMs), MAX_RENEWAL_MS) : false;
}
