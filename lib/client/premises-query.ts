import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { premisesUrl } from '@/lib/contract/api-urls';
import type { PremisesData } from '@/lib/contract/premises';
import { premisesKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { retryInterval, staleTimeOf } from './freshness';

/** The premises of an account, with the current values of each meter. `account` is `home` or an enterprise id. */
export function premisesQueryOptions(account: string) {
  return queryOptions({
    queryKey: premisesKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<PremisesData>>(premisesUrl(account), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: retryInterval,
    placeholderData: keepPreviousData,
  });
}
