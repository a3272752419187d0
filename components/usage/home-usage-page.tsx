'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { EmptyPanel, QueryState } from '@/components/ui/query-state';
import { premiseQueryOptions } from '@/lib/client/premise-query';
import { usageChoiceOf } from '@/lib/client/usage-link';
import { chooseUsage } from '@/lib/domain/usage-tabs';
import { MeterUsage } from './meter-usage';
import { UsagePage } from './usage-page';
import { UsageSkeleton } from './usage-skeleton';

/** The usage of a home: the meter or the commodity that the address names. */
export function HomeUsagePage({ account, premiseId }: { account: string; premiseId: string }) {
  const query = useQuery(premiseQueryOptions(account, premiseId));
  const choice = usageChoiceOf(useSearchParams());
  return (
    <QueryState query={query} subject="this home’s usage" skeleton={<UsageSkeleton />}>
      {({ data: premise }) => {
        const found = chooseUsage(premise.meters, choice);
        if (found) return <MeterUsage key={found.meter.id} account={account} premise={premise} meter={found.meter} />;
        // A home lists only the first of many meters.
        if (choice.meter) return <UsagePage account={account} premiseId={premiseId} meterId={choice.meter} />;
        return (
          <EmptyPanel title="No meters here yet">
            <p>Usage appears here once Copper has connected a meter to this home.</p>
          </EmptyPanel>
        );
      }}
    </QueryState>
  );
}
