import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { cloudEventsUrl } from '@/lib/contract/api-urls';
import type { CloudEventsData } from '@/lib/contract/insights';
import { cloudEventsKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** They change rarely, and our own alerts are what matters. */
const STALE_MS = 3600_000;

/** Events that Copper itself reports about the homes of an account. */
export function cloudEventsQueryOptions(account: string) {
  return queryOptions({
    queryKey: cloudEventsKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<CloudEventsData>>(cloudEventsUrl(account), { signal }),
    staleTime: STALE_MS,
  });
}
