import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { premisesUrl } from '@/lib/contract/api-urls';
import type { PremisesData } from '@/lib/contract/premises';
import { type ListPage, premisesKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { renewalInterval, retryInterval, staleTimeOf } from './freshness';

/** Premises on the page at first; more on demand. */
export const FIRST_PREMISES = { limit: 24 };

/**
 * Premises of an account, with the current values of their meters. `account` is `home` or an enterprise id. The homes
 * are renewed while the tab is visible, as states change; an enterprise’s are only chosen from.
 */
export function premisesQueryOptions(account: string, page: ListPage) {
  return queryOptions({
    queryKey: premisesKey(account, page),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<PremisesData>>(premisesUrl(account, page), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => (account === 'home' ? renewalInterval(query) : retryInterval(query)),
    refetchIntervalInBackground: false,
    placeholderData: keepPreviousData,
  });
}
