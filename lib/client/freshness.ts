import type { ApiProblem } from './api-problem';

/** The part of an answer's `meta` that decides when to ask again. Instants are UTC. */
export interface FreshnessMeta {
  asOf: string;
  freshUntil: string;
  source: string;
  notice: { code: string; retryAt: string | null } | null;
}

const SECOND = 1000;
/** A stale answer whose renewal is under way is worth asking again soon. */
const REFRESHING_MS = 4 * SECOND;
/** Never sooner than this, whatever the clocks of server and browser say. */
const SOONEST_MS = 10 * SECOND;
/** Without a better word from the server, a failing cloud is asked again this often. */
const AFTER_FAILURE_MS = 60 * SECOND;

/**
 * Milliseconds from `now` until asking again can bring something new: when the answer's freshness ends, or, for
 * one that carries a notice, when the next try is possible.
 */
export function msUntilRefetch(meta: FreshnessMeta, now: number): number {
  if (meta.notice?.code === 'refreshing') return REFRESHING_MS;
  if (meta.notice?.code === 'sign_in_again') return Number.POSITIVE_INFINITY;
  if (meta.notice) {
    const retryAt = meta.notice.retryAt ? Date.parse(meta.notice.retryAt) : now + AFTER_FAILURE_MS;
    return Math.max(retryAt - now, SOONEST_MS);
  }
  // A browser whose clock is behind must not wait longer than the answer ever was fresh.
  const lifetime = Date.parse(meta.freshUntil) - Date.parse(meta.asOf);
  return Math.max(Math.min(Date.parse(meta.freshUntil) - now, lifetime), SOONEST_MS);
}

/** The `staleTime` of react-query for any answer of ours: counted from when the answer arrived in the browser. */
export function staleTimeOf(query: { state: { data?: unknown; dataUpdatedAt: number } }): number {
  const answer = query.state.data as { meta?: FreshnessMeta } | undefined;
  if (!answer?.meta) return 0;
  const wait = msUntilRefetch(answer.meta, query.state.dataUpdatedAt);
  return Number.isFinite(wait) ? wait : 24 * 3600 * SECOND;
}

/**
 * The `refetchInterval` of an answer that does not renew by itself: only while something is the matter with it (a
 * notice, or a failure), and then when the next try can work. Asking our own server costs no request of Copper's.
 */
export function retryInterval(query: {
  state: { data?: unknown; status: string; error: ApiProblem | null };
}): number | false {
  const { data, status, error } = query.state;
  if (status === 'error' && error) {
    const passing = error.status === 0 || error.status === 429 || error.status >= 500;
    if (!passing) return false;
    return error.retryAt ? Math.max(Date.parse(error.retryAt) - Date.now(), SOONEST_MS) : AFTER_FAILURE_MS;
  }
  const meta = (data as { meta?: FreshnessMeta } | undefined)?.meta;
  const wait = meta?.notice ? msUntilRefetch(meta, Date.now()) : Number.POSITIVE_INFINITY;
  return Number.isFinite(wait) ? wait : false;
}
