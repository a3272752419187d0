import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { liveUrl } from '@/lib/contract/api-urls';
import type { LiveData } from '@/lib/contract/live';
import { liveKey, type MeterPage } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { retryInterval, staleTimeOf } from './freshness';
import { livePollMs } from './live-poll';
import { toServerTime } from './server-clock';

/**
 * The current rates of some meters of a premise, and of its main meter. Polled while the tab is visible; after a failure it is retried when that
 * can work.
 */
export function liveQueryOptions(account: string, premiseId: string, page: MeterPage = {}) {
  return queryOptions({
    queryKey: liveKey(account, premiseId, page),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<LiveData>>(liveUrl(account, premiseId, page), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => {
      if (query.state.status === 'error') return retryInterval(query);
      return query.state.data ? livePollMs(query.state.data, toServerTime(query.state.dataUpdatedAt)) : 60_000;
    },
    refetchIntervalInBackground: false,
    placeholderData: (before, query) => (query?.queryKey[2] === premiseId ? before : undefined),
  });
}
