import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { liveUrl } from '@/lib/contract/api-urls';
import type { LiveData } from '@/lib/contract/live';
import { liveKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { staleTimeOf, untilRenewal, whileTroubled } from './freshness';

/** When the live readings are asked for again: at freshness' end, but not faster than the budget's pace. */
export function livePollMs(answer: ApiAnswer<LiveData>, arrivedAt: number): number | false {
  const wait = untilRenewal(answer.meta, arrivedAt);
  if (!Number.isFinite(wait)) return false;
  if (answer.meta.notice) return wait;
  const sinceAsOf = Math.max(arrivedAt - Date.parse(answer.meta.asOf), 0);
  return Math.max(wait, answer.data.pace.seconds * 1000 - sinceAsOf);
}

/**
 * What each meter of a premise does right now. Renews itself while the tab can be seen; in a hidden tab it stops
 * and catches up when the tab comes back. After a failure it tries again when that can work.
 */
export function liveQuery(account: string, premiseId: string) {
  return queryOptions({
    queryKey: liveKey(account, premiseId),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<LiveData>>(liveUrl(account, premiseId), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => {
      if (query.state.status === 'error') return whileTroubled(query);
      return query.state.data ? livePollMs(query.state.data, query.state.dataUpdatedAt) : 60_000;
    },
    refetchIntervalInBackground: false,
  });
}
