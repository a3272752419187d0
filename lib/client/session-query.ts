import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { sessionUrl } from '@/lib/contract/api-urls';
import { sessionKey } from '@/lib/contract/query-keys';
import type { SessionData } from '@/lib/contract/session';
import { fetchJson } from './fetch-json';

/** Who is signed in and which accounts they can see. Contains no token. */
export function sessionQueryOptions() {
  return queryOptions({
    queryKey: sessionKey(),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<SessionData>>(sessionUrl(), { signal }),
    staleTime: 60_000,
  });
}
