import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { premiseUrl } from '@/lib/contract/api-urls';
import type { PremiseData } from '@/lib/contract/premises';
import { premiseKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { renewalInterval, staleTimeOf } from './freshness';

/** One premise with its meters and gateways. Renewed while the tab is visible, as states change. */
export function premiseQueryOptions(account: string, premiseId: string) {
  return queryOptions({
    queryKey: premiseKey(account, premiseId),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<PremiseData>>(premiseUrl(account, premiseId), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => renewalInterval(query),
    refetchIntervalInBackground: false,
  });
}
