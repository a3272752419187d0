import type { QueryClient } from '@tanstack/react-query';
import { costsKey, homeOverviewKey } from '@/lib/contract/query-keys';

/** Loads everything again that prices or bills of a home are part of. */
export async function pricesChanged(queryClient: QueryClient, account: string, premiseId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: costsKey(account, premiseId) }),
    queryClient.invalidateQueries({ queryKey: homeOverviewKey(account, premiseId) }),
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === account && queryKey[1] === 'series' && queryKey.at(-1) === 'money',
    }),
  ]);
}
