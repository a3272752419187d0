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
  /** Hides the header, where the page already names the meter. */
  named?: boolean;
}

/** Loads a premise and shows the usage of one of its meters, in the premise's calendar. */
export function UsagePage({ account, premiseId, meterId, named }: UsagePageProps) {
  const query = useQuery(premiseQueryOptions(account, premiseId, { meter: meterId }));
  const noun = account === 'home' ? 'home' : 'premise';
  const home = withAccount(`/premises/${encodeURIComponent(premiseId)}`, account);
  return (
    <QueryState query={query} subject="this meter" skeleton={<UsageSkeleton />}>
      {({ data: premise }) => {
        const meter = premise.meters.find((each) => each.id === meterId);
        if (meter) return <MeterUsage account={account} premise={premise} meter={meter} named={named} />;
        return (
          <EmptyPanel
            title="We couldn’t find this meter"
            action={
              <Link href={home} className="link inline-flex min-h-11 items-center">
                Meters of {premise.name ?? `this ${noun}`}
              </Link>
            }
          >
            <p>{`${premise.name ?? `This ${noun}`} has no meter ${meterId}. It may have been replaced.`}</p>
          </EmptyPanel>
        );
      }}
    </QueryState>
  );
}
