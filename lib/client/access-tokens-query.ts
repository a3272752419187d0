import { queryOptions } from '@tanstack/react-query';
import type { AccessTokensData, CreateAccessTokenInput, NewAccessTokenData } from '@/lib/contract/access-tokens';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { accessTokensUrl, accessTokenUrl } from '@/lib/contract/api-urls';
import { accessTokensKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** The access tokens of the signed-in person. Renewed now and then, since it tells when each was used. */
export function accessTokensQueryOptions() {
  return queryOptions({
    queryKey: accessTokensKey(),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<AccessTokensData>>(accessTokensUrl(), { signal }),
    staleTime: 5_000,
    refetchInterval: 60_000,
  });
}

/** Makes one; its answer is the only place that the token stands. */
export function postAccessTokenRequest(wish: CreateAccessTokenInput) {
  return fetchJson<ApiAnswer<NewAccessTokenData>>(accessTokensUrl(), { body: wish });
}

/** Ends one at once. */
export function deleteAccessTokenRequest(id: string) {
  return fetchJson<null>(accessTokenUrl(id), { method: 'DELETE' });
}
