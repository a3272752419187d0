import type { Metadata } from 'next';
import { AreaPicture } from '@/components/fleet/areas/area-picture';
import { FleetTableView } from '@/components/fleet/table/fleet-table-view';
import { fleetRowsParams } from '@/lib/contract/fleet';
import { FLEET_ROWS_PAGE } from '@/lib/contract/page-sizes';
import { fleetAreasKey } from '@/lib/contract/query-keys';
import { getContext } from '@/lib/server/start/context';
import { listFleetRows } from '@/lib/server/use-cases/fleet/list-fleet-rows';
import type { PageSearch } from '../../../(home)/require-viewer';
import { FleetTablePage } from '../../fleet-table-page';

export const metadata: Metadata = { title: 'Areas' };

export default async function AreasPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await getContext();
  return (
    <FleetTablePage
      list="areas"
      searchParams={searchParams}
      extraPrefetch={(viewer, account) => {
        const params = fleetRowsParams.parse({ account, list: 'areas', limit: FLEET_ROWS_PAGE.max });
        return { key: fleetAreasKey(account), load: () => listFleetRows(context, viewer, params) };
      }}
    >
      {(account) => (
        <FleetTableView
          account={account}
          list="areas"
          above={
            <div className="mb-4 empty:hidden">
              <AreaPicture account={account} />
            </div>
          }
        />
      )}
    </FleetTablePage>
  );
}
