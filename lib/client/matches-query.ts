import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { matchesUrl } from '@/lib/contract/api-urls';
import type { MatchesData, MatchList } from '@/lib/contract/matches';
import { type ListPage, matchesKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { retryInterval, staleTimeOf } from './freshness';

/** With more than this, a choice is a search instead of a list. */
export const MAX_CHOICES = { limit: 50 };

/** The premises, meters or gateways of an account that match a search best. Costs no request to Copper. */
export function matchesQueryOptions(account: string, list: MatchList, page: ListPage) {
  return queryOptions({
    queryKey: matchesKey(account, list, page),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<MatchesData>>(matchesUrl(account, list, page), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => retryInterval(query),
    placeholderData: keepPreviousData,
  });
}
