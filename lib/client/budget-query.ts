import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { budgetUrl } from '@/lib/contract/api-urls';
import type { BudgetData } from '@/lib/contract/budget';
import { budgetKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/**
 * Requests left and what they were spent on. Asking costs none of them (it is our own ledger), so it follows
 * along every half minute while the tab can be seen.
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
