import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { backfillUrl } from '@/lib/contract/api-urls';
import type { BackfillData, ChangeBackfillInput } from '@/lib/contract/backfill';
import { backfillKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** Progress of an account's history download. Costs no request to Copper, so it is polled. */
export function backfillQueryOptions(account: string) {
  return queryOptions({
    queryKey: backfillKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<BackfillData>>(backfillUrl(account), { signal }),
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.data?.data.state === 'on' ? 10_000 : 60_000),
    refetchIntervalInBackground: false,
  });
}

/** What a user can change. */
export type BackfillUpdate = Pick<ChangeBackfillInput, 'state' | 'choices'>;

/** Starts, pauses or stops the download; returns the new state. Throws `ApiProblem`. */
export function postBackfillRequest(account: string, update: BackfillUpdate) {
  return fetchJson<ApiAnswer<BackfillData>>(backfillUrl('home'), { body: { ...update, account } });
}
