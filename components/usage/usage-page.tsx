'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { EmptyPanel, QueryState } from '@/components/ui/query-state';
import { withAccount } from '@/lib/client/account-param';
import { premiseQueryOptions } from '@/lib/client/premise-query';
import { MeterUsage } from './meter-usage';
import { UsageSkeleton } from './usage-skeleton';

interface UsagePageProps {
  account: string;
  premiseId: string;
  meterId: string;
  /** Something above names the meter already. */
  named?: boolean;
}

/** The usage of one meter: finds it in its premise, whose calendar everything below is counted in. */
export function UsagePage({ account, premiseId, meterId, named }: UsagePageProps) {
  const query = useQuery(premiseQueryOptions(account, premiseId));
  const home = withAccount(`/premises/${encodeURIComponent(premiseId)}`, account);
  return (
    <QueryState query={query} subject="this meter" skeleton={<UsageSkeleton />}>
      {({ data: premise }) => {
        const meter = premise.meters.find((each) => each.id === meterId);
        if (meter) return <MeterUsage account={account} premise={premise} meter={meter} named={named} />;
        return (
          <EmptyPanel
            title="No such meter here"
            action={
              <Link href={home} className="link inline-flex min-h-11 items-center">
                Meters of {premise.name ?? 'this premise'}
              </Link>
            }
          >
            <p>{`${premise.name ?? 'This premise'} has no meter ${meterId}. It may have been replaced.`}</p>
          </EmptyPanel>
        );
      }}
    </QueryState>
  );
}
