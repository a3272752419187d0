'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState } from '@/components/ui/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { premiseQueryOptions } from '@/lib/client/premise-query';
import { LiveMeters } from './live-meters';
import { useMeterPage } from './use-meter-page';

const NO_READINGS = new Map();

/** The meter cards of an enterprise's premise: register readings and today's usage, without live readings. */
export function EnterpriseMeters({ account, premiseId }: { account: string; premiseId: string }) {
  const shown = useMeterPage();
  const query = useQuery(premiseQueryOptions(account, premiseId, shown.page));
  return (
    <QueryState query={query} subject="the meters" skeleton={<Skeleton className="h-48 w-full" />}>
      {({ data }) => (
        <LiveMeters
          account={account}
          premise={data}
          shown={shown}
          isUpdating={query.isPlaceholderData}
          readings={NO_READINGS}
          loading={false}
        />
      )}
    </QueryState>
  );
}
