'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState } from '@/components/ui/query-state';
import { premiseQueryOptions } from '@/lib/client/premise-query';
import { MeterNotFound } from './meter-not-found';
import { MeterUsage } from './meter-usage';
import { UsageSkeleton } from './usage-skeleton';

interface UsagePageProps {
  account: string;
  premiseId: string;
  meterId: string;
}

/** The usage of one meter, in the calendar of its premise. The page around it names the meter. */
export function UsagePage({ account, premiseId, meterId }: UsagePageProps) {
  const query = useQuery(premiseQueryOptions(account, premiseId, { meter: meterId }));
  return (
    <QueryState query={query} subject="this meter" skeleton={<UsageSkeleton />}>
      {({ data: premise }) => {
        const meter = premise.meters.find((each) => each.id === meterId);
        if (meter) return <MeterUsage account={account} premise={premise} meter={meter} />;
        return <MeterNotFound account={account} premise={premise} meterId={meterId} />;
      }}
    </QueryState>
  );
}
