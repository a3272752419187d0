import type { Metadata } from 'next';
import { OverviewView } from '@/components/fleet/overview/overview-view';
import { FIRST_LINES } from '@/lib/client/worklist-query';
import { parseWorklistView, worklistSearch } from '@/lib/client/worklist-view';
import { fleetOverviewKey, worklistKey } from '@/lib/contract/query-keys';
import { worklistParams } from '@/lib/contract/worklist';
import { getContext } from '@/lib/server/start/context';
import { getFleetOverview } from '@/lib/server/use-cases/fleet/get-fleet-overview';
import { listWorklist } from '@/lib/server/use-cases/fleet/worklist';
import type { PageSearch } from '../../(home)/require-viewer';
import { Hydrated } from '../../hydrated';
import { requireEnterprise } from '../require-enterprise';

export const metadata: Metadata = { title: 'Fleet' };

export default async function FleetPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account, search } = await requireEnterprise('/fleet', searchParams);
  const context = await getContext();
  const view = parseWorklistView(search);
  const { q, sort, dir, filters } = view;
  const params = worklistParams.parse({ account, q, dir, sort: sort ?? undefined, limit: FIRST_LINES, ...filters });
  return (
    <Hydrated
      prefetch={[
        { key: fleetOverviewKey(account), load: () => getFleetOverview(context, viewer, { account }) },
        {
          key: worklistKey(account, worklistSearch(view), FIRST_LINES),
          load: () => listWorklist(context, viewer, params),
        },
      ]}
    >
      <OverviewView account={account} />
    </Hydrated>
  );
}
