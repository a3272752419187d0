import type { Metadata } from 'next';
import { OverviewView } from '@/components/fleet/overview/overview-view';
import { fleetOverviewKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { getFleetOverview } from '@/lib/server/use-cases/fleet/get-fleet-overview';
import type { PageSearch } from '../../(home)/require-viewer';
import { Hydrated } from '../../hydrated';
import { requireEnterprise } from '../require-enterprise';

export const metadata: Metadata = { title: 'Fleet' };

export default async function FleetPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account } = await requireEnterprise('/fleet', searchParams);
  const context = await getContext();
  const load = () => getFleetOverview(context, viewer, { account });
  return (
    <Hydrated prefetch={[{ key: fleetOverviewKey(account), load }]}>
      <OverviewView account={account} />
    </Hydrated>
  );
}
