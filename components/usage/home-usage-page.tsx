'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { EmptyPanel, QueryState } from '@/components/ui/query-state';
import { premiseQueryOptions } from '@/lib/client/premise-query';
import { usageChoiceOf } from '@/lib/client/usage-link';
import type { PremiseData } from '@/lib/contract/premises';
import { chooseUsage, usageTabOf, usageTabs } from '@/lib/domain/usage-tabs';
import { CommodityTabs, usageTabLabel } from './commodity-tabs';
import { MeterChoice } from './meter-choice';
import { MeterNotFound } from './meter-not-found';
import { MeterUsage } from './meter-usage';
import { UsageSkeleton } from './usage-skeleton';
import { useUsageView } from './use-usage-view';

/** Few homes have one. */
const SolarCard = dynamic(() => import('./solar-card').then((loaded) => loaded.SolarCard));

/** The usage of a home: the meter or the commodity that the address names. */
export function HomeUsagePage({ account, premiseId }: { account: string; premiseId: string }) {
  const query = useQuery(premiseQueryOptions(account, premiseId));
  return (
    <QueryState query={query} subject="this home’s usage" heading="Usage" skeleton={<UsageSkeleton />}>
      {({ data }) => <HomeUsage account={account} premise={data} />}
    </QueryState>
  );
}

function HomeUsage({ account, premise }: { account: string; premise: PremiseData }) {
  const choice = usageChoiceOf(useSearchParams());
  const found = chooseUsage(premise.meters, choice);
  // A home lists only the first of many meters.
  const isElsewhere = !found && choice.meter !== null && premise.meterCount > premise.meters.length;
  const one = useQuery({
    ...premiseQueryOptions(account, premise.id, { meter: choice.meter ?? '' }),
    enabled: isElsewhere,
  });
  const listed = isElsewhere ? [...premise.meters, ...(one.data?.data.meters ?? [])] : premise.meters;
  const shown = found ?? chooseUsage(listed, choice);
  const { view } = useUsageView(premise.timezone);
  const tabs = usageTabs(listed);
  if (isElsewhere && one.isPending) return <UsageSkeleton />;
  if (!shown)
    return choice.meter ? (
      <MeterNotFound account={account} premise={premise} meterId={choice.meter} />
    ) : (
      <NoMeters account={account} premise={premise} />
    );
  const { tab, meter } = shown;
  const meters = tabs.find((each) => each.tab === usageTabOf(meter.type))?.meters ?? [];
  return (
    <div className="-mt-4 space-y-1 sm:space-y-3">
      <h1 className="sr-only print:not-sr-only">
        {[meter.name ?? usageTabLabel(tab), premise.name ?? 'usage'].join(', ')}
      </h1>
      <CommodityTabs
        account={account}
        premiseId={premise.id}
        tabs={tabs.map((each) => each.tab)}
        current={tab}
        view={view}
      />
      <MeterUsage
        key={meter.id}
        account={account}
        premise={premise}
        meter={meter}
        aside={meters.length > 1 ? <MeterChoice meters={meters} current={meter} /> : null}
      >
        {tab === 'solar' ? <SolarCard account={account} zone={premise.timezone} meters={listed} /> : null}
      </MeterUsage>
    </div>
  );
}

function NoMeters({ account, premise }: { account: string; premise: PremiseData }) {
  return (
    <EmptyPanel
      title="No meters here yet"
      headingLevel={1}
      action={
        account === 'home' ? (
          <Link href="/premises" className="link inline-flex min-h-11 items-center">
            All homes
          </Link>
        ) : null
      }
    >
      <p>{`Usage appears here once Copper has connected a meter to ${premise.name ?? 'this home'}.`}</p>
    </EmptyPanel>
  );
}
