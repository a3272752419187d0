import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { sessionUrl } from '@/lib/contract/api-urls';
import { sessionKey } from '@/lib/contract/query-keys';
import type { SessionData } from '@/lib/contract/session';
import { fetchJson } from './fetch-json';

/** Who is signed in, which accounts and homes they can see, and how many alerts are open. Costs Copper no request. */
export function sessionQueryOptions() {
  return queryOptions({
    queryKey: sessionKey(),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<SessionData>>(sessionUrl(), { signal }),
    staleTime: 60_000,
    refetchInterval: 60_000,
    refetchIntervalInBackground: false,
  });
}
