import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { homeOverviewUrl } from '@/lib/contract/api-urls';
import type { HomeOverview } from '@/lib/contract/home-overview';
import { homeOverviewKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { renewalInterval, staleTimeOf } from './freshness';

/** What a home's page shows besides its live readings. Renewed while the tab is visible, when there are newer numbers. */
export function homeOverviewQueryOptions(account: string, premiseId: string) {
  return queryOptions({
    queryKey: homeOverviewKey(account, premiseId),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<HomeOverview>>(homeOverviewUrl(account, premiseId), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => renewalInterval(query),
    refetchIntervalInBackground: false,
  });
}
