'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState } from '@/components/ui/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { premiseQueryOptions } from '@/lib/client/premise-query';
import { LiveMeters } from './live-meters';

const NO_READINGS = new Map();

/** The meters of an enterprise's premise on the cards of a home: register, today against usual. It has no live readings. */
export function EnterpriseMeters({ account, premiseId }: { account: string; premiseId: string }) {
  const query = useQuery(premiseQueryOptions(account, premiseId));
  return (
    <QueryState query={query} subject="the meters" skeleton={<Skeleton className="h-48 w-full" />}>
      {({ data }) => (
        <LiveMeters account={account} premise={data} readings={NO_READINGS} loading={false} update={null} />
      )}
    </QueryState>
  );
}
