import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { backfillUrl } from '@/lib/contract/api-urls';
import type { BackfillData, ChangeBackfillInput } from '@/lib/contract/backfill';
import { backfillKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** How far the history of an account is kept. Asking costs no request of Copper's, so it follows along. */
export function backfillQueryOptions(account: string) {
  return queryOptions({
    queryKey: backfillKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<BackfillData>>(backfillUrl(account), { signal }),
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.data?.data.state === 'on' ? 10_000 : 60_000),
    refetchIntervalInBackground: false,
  });
}

/** What a person can have changed. */
export type BackfillUpdate = Pick<ChangeBackfillInput, 'state' | 'choices'>;

/** Switches it on, pauses it or ends it; answers with what holds then. */
export function postBackfillRequest(account: string, change: BackfillUpdate) {
  return fetchJson<ApiAnswer<BackfillData>>(backfillUrl('home'), { body: { ...change, account } });
}
