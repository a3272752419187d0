import type { ReactNode } from 'react';
import { type FleetViewParams, fleetRowsSearch, parseFleetView } from '@/lib/client/fleet-view';
import { fleetRowsParams } from '@/lib/contract/fleet';
import { fleetRowsKey } from '@/lib/contract/query-keys';
import type { FleetTableName } from '@/lib/domain/fleet/tables';
import type { Viewer } from '@/lib/server/account';
import { getContext } from '@/lib/server/start/context';
import { listFleetRows } from '@/lib/server/use-cases/fleet/list-fleet-rows';
import type { PageSearch } from '../(home)/require-viewer';
import { Hydrated, type Prefetch } from '../hydrated';
import { requireEnterprise } from './require-enterprise';

interface FleetTablePageProps {
  list: FleetTableName;
  searchParams: PageSearch;
  /** Other data that the page shows at once. */
  extraPrefetch?: (viewer: Viewer, account: string, view: FleetViewParams) => Prefetch;
  children: (account: string) => ReactNode;
}

/** The page of a fleet table, with its first rows loaded. */
export async function FleetTablePage({ list, searchParams, extraPrefetch, children }: FleetTablePageProps) {
  const { viewer, account, search } = await requireEnterprise(`/fleet/${list}`, searchParams);
  const context = await getContext();
  const view = parseFleetView(list, search);
  const { q, sort, dir, filters, before, line, limits, until } = view;
  const params = fleetRowsParams.parse({
    account,
    list,
    q,
    dir,
    sort: sort ?? undefined,
    before: before ?? undefined,
    line: line ?? undefined,
    limits: limits ?? undefined,
    until: until ?? undefined,
    ...filters,
  });
  const load = () => listFleetRows(context, viewer, params);
  const rows = { key: fleetRowsKey(account, list, fleetRowsSearch(view), 0), load };
  return (
    <Hydrated prefetch={extraPrefetch ? [rows, extraPrefetch(viewer, account, view)] : [rows]}>
      {children(account)}
    </Hydrated>
  );
}
