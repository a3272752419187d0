'use client';

import { useQuery } from '@tanstack/react-query';
import { sessionQueryOptions } from './session-query';

/** False for a viewer of an enterprise: the page hides reports and history downloads. The server checks it, too. */
export function useMayStartWork(account: string): boolean {
  const { data } = useQuery(sessionQueryOptions());
  return data?.data.accounts.find(({ id }) => id === account)?.role !== 'viewer';
}
