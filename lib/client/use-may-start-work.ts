'use client';

import { useQuery } from '@tanstack/react-query';
import { sessionQueryOptions } from './session-query';

/** False where this person may only look: reports and fetching of history are then not offered. The server decides. */
export function useMayStartWork(account: string): boolean {
  const { data } = useQuery(sessionQueryOptions());
  return data?.data.accounts.find(({ id }) => id === account)?.role !== 'viewer';
}
