import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { insightsUrl } from '@/lib/contract/api-urls';
import type { InsightsData } from '@/lib/contract/insights';
import { insightsKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { renewalInterval, staleTimeOf } from './freshness';

/** What is worked out about one meter from stored readings. Costs no request to Copper. */
export function insightsQueryOptions(account: string, premiseId: string, meterId: string) {
  return queryOptions({
    queryKey: insightsKey(account, premiseId, meterId),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<InsightsData>>(insightsUrl(account, premiseId, meterId), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => renewalInterval(query),
    refetchIntervalInBackground: false,
  });
}
