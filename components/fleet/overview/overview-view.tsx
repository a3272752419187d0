'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/now';
import { NoticeBanner, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { fleetOverviewQueryOptions } from '@/lib/client/fleet-query';
import { useFormats } from '@/lib/client/formats';
import { FleetSkeleton } from '../fleet-skeleton';
import { ListsFreshness } from '../lists-freshness';
import { Worklist } from '../worklist/worklist';
import { Areas } from './areas';
import { FleetNumbers } from './fleet-numbers';
import { overviewSentence } from './overview-sentence';
import { RecentChanges } from './recent-changes';

/** What is down, where and since when; the worklist; the fleet's numbers; recent changes. */
export function OverviewView({ account }: { account: string }) {
  const formats = useFormats();
  const zone = useViewerZone();
  const now = useNow(60);
  const query = useQuery(fleetOverviewQueryOptions(account));
  return (
    <QueryState
      query={query}
      subject="the fleet"
      heading="Fleet"
      stillWorks="Finished reports can still be downloaded."
      skeleton={<FleetSkeleton />}
    >
      {({ data, meta }) => (
        <div className="space-y-6">
          <div>
            <h1 className="text-answer font-semibold text-balance max-sm:text-xl">
              {overviewSentence(data, meta, zone, now, formats)}
            </h1>
            <ListsFreshness meta={meta} requests={data.requests} zone={zone} />
            <Areas account={account} data={data} zone={zone} now={now} />
          </div>
          <NoticeBanner notice={meta.notice} />
          <Worklist account={account} />
          <FleetNumbers account={account} summary={data.summary} />
          <RecentChanges account={account} changes={data.changes} zone={zone} />
        </div>
      )}
    </QueryState>
  );
}
