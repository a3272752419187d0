import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { seriesUrl } from '@/lib/contract/api-urls';
import { type SeriesRequest, seriesKey } from '@/lib/contract/query-keys';
import type { Series } from '@/lib/domain/series';
import { fetchJson } from './fetch-json';
import { retryInterval, staleTimeOf } from './freshness';

/** One series of a meter over local days of its premise. */
export function seriesQueryOptions(account: string, request: SeriesRequest) {
  return queryOptions({
    queryKey: seriesKey(account, request),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<Series>>(seriesUrl(account, request), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: retryInterval,
  });
}
