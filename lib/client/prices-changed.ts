import type { QueryClient } from '@tanstack/react-query';

/** What is worked out from prices, by the second part of its key. */
const PRICED = ['costs', 'overview', 'tariffs'];

/** Loads everything again that prices or bills of an account's homes are part of, but the prices of `premiseId` themselves. */
export function pricesChanged(queryClient: QueryClient, account: string, premiseId: string | null): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey: [owner, name, premise, ...rest] }) =>
      owner === account &&
      ((PRICED.includes(String(name)) && !(name === 'tariffs' && premise === premiseId)) || rest.at(-1) === 'money'),
  });
}
