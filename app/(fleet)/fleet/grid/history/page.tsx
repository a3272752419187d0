import type { Metadata } from 'next';
import { GridComparisonView } from '@/components/fleet/grid/grid-comparison-view';
import { gridHistorySearch, parseGridHistoryView } from '@/lib/client/grid-history-view';
import { gridHistoryParams } from '@/lib/contract/fleet';
import { gridHistoryKey } from '@/lib/contract/query-keys';
import { calendarDayInZone } from '@/lib/domain/times';
import { getContext } from '@/lib/server/start/context';
import { getFleetEntity } from '@/lib/server/use-cases/fleet/get-fleet-entity';
import { getGridHistory } from '@/lib/server/use-cases/fleet/get-grid-history';
import type { PageSearch } from '../../../../(home)/require-viewer';
import { Hydrated } from '../../../../hydrated';
import { requireEnterprise } from '../../../require-enterprise';

export const metadata: Metadata = { title: 'Grid history' };

export default async function GridHistoryPage({ searchParams }: { searchParams: PageSearch }) {
  const { viewer, account, search } = await requireEnterprise('/fleet/grid/history', searchParams);
  const context = await getContext();
  const [first] = search.getAll('gateway');
  if (first === undefined) {
    return (
      <Hydrated prefetch={[]}>
        <GridComparisonView account={account} zone={null} />
      </Hydrated>
    );
  }
  const gateway = { account, list: 'gateways', id: first };
  const { data } = await getFleetEntity(context, viewer, gateway);
  const today = calendarDayInZone(new Date(context.clock()).toISOString(), data.premise.timezone);
  const view = parseGridHistoryView(search, today);
  const { gateways, neighbours, ...rest } = view;
  const params = gridHistoryParams.parse({ account, ...rest, gateway: gateways, neighbours: neighbours ? '1' : '0' });
  return (
    <Hydrated
      prefetch={[
        { key: gridHistoryKey(account, gridHistorySearch(view)), load: () => getGridHistory(context, viewer, params) },
      ]}
    >
      <GridComparisonView account={account} zone={data.premise.timezone} />
    </Hydrated>
  );
}
