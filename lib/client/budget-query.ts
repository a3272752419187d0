import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { budgetUrl } from '@/lib/contract/api-urls';
import type { BudgetData } from '@/lib/contract/budget';
import { budgetKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/**
 * Requests left and what they were used for. Costs no request to Copper (it reads our own ledger), so it is polled
 * every 30 seconds while the tab is visible.
 */
export function budgetQueryOptions(account: string) {
  return queryOptions({
    queryKey: budgetKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<BudgetData>>(budgetUrl(account), { signal }),
    staleTime: 15_000,
    refetchInterval: 30_000,
    refetchIntervalInBackground: false,
  });
}
