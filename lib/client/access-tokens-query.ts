import { queryOptions } from '@tanstack/react-query';
import type { AccessTokensData, CreateAccessTokenInput, NewAccessTokenData } from '@/lib/contract/access-tokens';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { accessTokensUrl, accessTokenUrl } from '@/lib/contract/api-urls';
import { accessTokensKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** The access tokens of the signed-in user. Refetched every minute, because it shows when each was last used. */
export function accessTokensQueryOptions() {
  return queryOptions({
    queryKey: accessTokensKey(),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<AccessTokensData>>(accessTokensUrl(), { signal }),
    staleTime: 5_000,
    refetchInterval: 60_000,
  });
}

/** Creates a token; only this answer contains its secret. Throws `ApiProblem`. */
export function postAccessTokenRequest(input: CreateAccessTokenInput) {
  return fetchJson<ApiAnswer<NewAccessTokenData>>(accessTokensUrl(), { body: input });
}

/** Revokes a token immediately. Throws `ApiProblem`. */
export function deleteAccessTokenRequest(id: string) {
  return fetchJson<null>(accessTokenUrl(id), { method: 'DELETE' });
}
