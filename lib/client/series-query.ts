import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { seriesUrl } from '@/lib/contract/api-urls';
import { type SeriesRequest, seriesKey } from '@/lib/contract/query-keys';
import type { SeriesData } from '@/lib/contract/series';
import { type CompactSeries, expandSeries } from '@/lib/domain/compact-series';
import type { Series } from '@/lib/domain/series';
import { fetchJson } from './fetch-json';
import { MAX_RENEWAL_MS, type PolledQuery, renewalInterval, staleTimeOf } from './freshness';
import { toServerTime } from './server-clock';

type PolledSeries = { state: PolledQuery['state'] & { data?: ApiAnswer<SeriesData> } };

/**
 * One series of a meter over local days of its premise. Renewed while the tab is visible until all of its intervals are
 * final: not while they include today, because the last figures of a day arrive after it, up to two days late.
 */
export function seriesQueryOptions(account: string, request: SeriesRequest) {
  return queryOptions({
    queryKey: seriesKey(account, request),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<SeriesData>>(seriesUrl(account, request), { signal }),
    select: expandAnswer,
    // Comparing the values of two series makes a new object at each render until the query is observed.
    structuralSharing: false,
    staleTime: staleTimeOf,
    refetchInterval: seriesRenewal,
    refetchIntervalInBackground: false,
  });
}

/** Series that are drawn in several places are expanded once. */
const expanded = new WeakMap<CompactSeries, Series>();

/** Returns an answer with its intervals as objects. */
function expandAnswer({ data, meta }: ApiAnswer<SeriesData>): ApiAnswer<Series> {
  const series = expanded.get(data) ?? expandSeries(data);
  expanded.set(data, series);
  return { data: series, meta };
}

/**
 * Returns the milliseconds until a series is fetched again: when the server has newer numbers for an interval that is
 * running, has no number yet, or may still change; for a series in the future, when it begins. False when every interval
 * is final.
 */
export function seriesRenewal(query: PolledSeries): number | false {
  const { data, status, dataUpdatedAt } = query.state;
  const wait = renewalInterval(query);
  if (status === 'error' || !data || data.meta.notice || wait === false) return wait;
  const arrivedAt = toServerTime(dataUpdatedAt);
  const { states, start } = data.data;
  // In money, without a price: until one is given.
  if (states.length === 0) return false;
  // The server says nothing of when it has an interval that it could not fetch.
  if (states.some(([state]) => state === 'unasked')) return Math.min(wait, UNASKED_MS);
  if (Date.parse(start) > arrivedAt) return Math.min(Math.max(wait, Date.parse(start) - arrivedAt), MAX_RENEWAL_MS);
  return wait < MAX_RENEWAL_MS ? wait : false;
}

/** An interval that could not be fetched is tried again after this time. */
const UNASKED_MS = 5 * 60_000;
