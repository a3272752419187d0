import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { siteSessionUrl, siteUrl } from '@/lib/contract/api-urls';
import { siteKey } from '@/lib/contract/query-keys';
import type { SiteAdminData } from '@/lib/contract/site-admin';
import { fetchJson } from './fetch-json';

/** The state of the site, for people who look after it. Refetched every half minute. */
export function siteQueryOptions() {
  return queryOptions({
    queryKey: siteKey(),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<SiteAdminData>>(siteUrl(), { signal }),
    staleTime: 10_000,
    refetchInterval: 30_000,
  });
}

/** Signs a browser out. Throws `ApiProblem`. */
export function deleteSiteSessionRequest(id: string) {
  return fetchJson<null>(siteSessionUrl(id), { method: 'DELETE' });
}
