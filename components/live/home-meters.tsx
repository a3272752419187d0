'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState } from '@/components/ui/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { homeOverviewQueryOptions } from '@/lib/client/home-overview-query';
import { liveQueryOptions } from '@/lib/client/live-query';
import { premiseQueryOptions } from '@/lib/client/premise-query';
import { LiveMeters } from './live-meters';
import { useMeterPage } from './use-meter-page';

/** The meters of a home that have no card on its page; with many of them, all of its meters. */
export function HomeMeters({ premiseId }: { premiseId: string }) {
  const shown = useMeterPage();
  const overview = useQuery(homeOverviewQueryOptions('home', premiseId));
  const query = useQuery(premiseQueryOptions('home', premiseId, shown.page));
  const live = useQuery(liveQueryOptions('home', premiseId, shown.page));
  const withCard = new Set(overview.data?.data.meters.map(({ meterId }) => meterId));
  return (
    <QueryState query={query} subject="the other meters" skeleton={<Skeleton className="h-48 w-full" />}>
      {({ data }) => {
        const isList = data.meterCount > shown.step;
        const others = isList ? data.meters : data.meters.filter(({ id }) => !withCard.has(id));
        return (
          <LiveMeters
            account="home"
            title={isList ? 'All meters' : 'Other meters'}
            premise={isList ? data : { ...data, meters: others, matching: others.length }}
            shown={shown}
            isUpdating={query.isPlaceholderData}
            readings={new Map(live.data?.data.readings.map((reading) => [reading.meterId, reading]))}
            loading={live.isPending || live.isPlaceholderData}
          />
        );
      }}
    </QueryState>
  );
}
