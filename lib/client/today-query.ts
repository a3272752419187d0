import { queryOptions } from '@tanstack/react-query';
import type { SeriesKind } from '@/lib/domain/granularity';
import { msUntilRefetch, retryInterval } from './freshness';
import { addLocalDays } from './local-day';
import { seriesQueryOptions } from './series-query';

/** A total of today older than this missed a renewal (the cloud has a new one each 15 minutes): its age is shown. */
export const STALE_TOTAL_MS = 20 * 60_000;

/**
 * Today of a meter by the hour, in the premise's calendar: what the total so far and its comparison are made of.
 * The usage page's day view asks for the same, so both share one answer. Renews itself while
 * the tab can be seen, as often as the cloud has something new.
 */
export function todaySeriesQueryOptions(account: string, meterId: string, kind: SeriesKind, today: string) {
  const request = { meterId, kind, start: today, end: addLocalDays(today, 1), granularity: 'hour' } as const;
  return queryOptions({
    ...seriesQueryOptions(account, request),
    refetchInterval: (query) => {
      const { state } = query;
      if (state.status === 'error') return retryInterval(query);
      const wait = state.data ? msUntilRefetch(state.data.meta, state.dataUpdatedAt) : Number.POSITIVE_INFINITY;
      return Number.isFinite(wait) ? Math.max(wait, 60_000) : false;
    },
    refetchIntervalInBackground: false,
  });
}
