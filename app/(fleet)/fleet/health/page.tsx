import type { Metadata } from 'next';
import { HealthView } from '@/components/fleet/health/health-view';
import { fleetCohortsKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { getFleetCohorts } from '@/lib/server/use-cases/fleet/get-fleet-cohorts';
import type { PageSearch } from '../../../(home)/require-viewer';
import { FleetTablePage } from '../../fleet-table-page';

export const metadata: Metadata = { title: 'Health' };

export default async function HealthPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await getContext();
  return (
    <FleetTablePage
      list="health"
      searchParams={searchParams}
      extraPrefetch={(viewer, account, { until }) => ({
        key: fleetCohortsKey(account, until),
        load: () => getFleetCohorts(context, viewer, { account, until: until ?? undefined }),
      })}
    >
      {(account) => <HealthView account={account} />}
    </FleetTablePage>
  );
}
