import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { alertsUrl } from '@/lib/contract/api-urls';
import type { AlertFeedbackInput, AlertsData } from '@/lib/contract/insights';
import { alertsKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** Alerts of an account. Costs no request to Copper, so it is polled. */
export function alertsQueryOptions(account: string) {
  return queryOptions({
    queryKey: alertsKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<AlertsData>>(alertsUrl(account), { signal }),
    staleTime: 5_000,
    refetchInterval: 60_000,
    refetchIntervalInBackground: false,
  });
}

/** Stores what the user says about an alert; returns all alerts. Throws `ApiProblem`. */
export function postAlertFeedback(account: string, input: Omit<AlertFeedbackInput, 'account'>) {
  return fetchJson<ApiAnswer<AlertsData>>(alertsUrl('home'), { body: { ...input, account } });
}
