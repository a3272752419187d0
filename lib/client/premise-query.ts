import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { premiseUrl } from '@/lib/contract/api-urls';
import type { PremiseData } from '@/lib/contract/premises';
import { type MeterPage, premiseKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { renewalInterval, staleTimeOf } from './freshness';

/**
 * One premise with some of its meters and gateways. Renewed while the tab is visible, as states change. While other
 * meters of the same premise load, the old ones stay.
 */
export function premiseQueryOptions(account: string, premiseId: string, page: MeterPage = {}) {
  return queryOptions({
    queryKey: premiseKey(account, premiseId, page),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<PremiseData>>(premiseUrl(account, premiseId, page), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => renewalInterval(query),
    refetchIntervalInBackground: false,
    placeholderData: (before, query) => (query?.queryKey[2] === premiseId ? before : undefined),
  });
}
