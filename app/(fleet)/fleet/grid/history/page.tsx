import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GridComparisonView } from '@/components/fleet/grid/grid-comparison-view';
import { gridHistorySearch, parseGridHistoryView } from '@/lib/client/grid-history-view';
import { gridHistoryParams } from '@/lib/contract/fleet';
import { gridHistoryKey } from '@/lib/contract/query-keys';
import { calendarDayInZone } from '@/lib/domain/times';
import { AppError } from '@/lib/server/errors';
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
  /** Null when the fleet's lists could not be loaded: the browser tries again, and shows the failure. */
  const zoneOfGateway = (gateway: { account: string; list: string; id: string }) =>
    getFleetEntity(context, viewer, gateway).then(({ data }) => data.premise.timezone, nullUnlessMissing);
  const dayIn = (zone: string) => calendarDayInZone(new Date(context.clock()).toISOString(), zone);
  const [first] = parseGridHistoryView(search, dayIn('UTC')).gateways;
  const zone = first === undefined ? null : await zoneOfGateway({ account, list: 'gateways', id: first });
  if (zone === null) {
    return (
      <Hydrated prefetch={[]}>
        <GridComparisonView account={account} zone={null} />
      </Hydrated>
    );
  }
  const view = parseGridHistoryView(search, dayIn(zone));
  const { gateways, neighbours, ...rest } = view;
  const params = gridHistoryParams.parse({ account, ...rest, gateway: gateways, neighbours: neighbours ? '1' : '0' });
  return (
    <Hydrated
      prefetch={[
        { key: gridHistoryKey(account, gridHistorySearch(view)), load: () => getGridHistory(context, viewer, params) },
      ]}
    >
      <GridComparisonView account={account} zone={zone} />
    </Hydrated>
  );
}

/** Returns null for an `AppError`, but responds 'not found' for a gateway the enterprise does not have. */
function nullUnlessMissing(error: unknown): null {
  if (!(error instanceof AppError)) throw error;
  if (error.code === 'not_found') notFound();
  return null;
}
