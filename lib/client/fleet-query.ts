import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { fleetCohortsUrl, fleetOverviewUrl, fleetRowsUrl } from '@/lib/contract/api-urls';
import type { FleetCohortsData, FleetOverviewData, FleetRowsData } from '@/lib/contract/fleet';
import { fleetCohortsKey, fleetOverviewKey, fleetRowsKey } from '@/lib/contract/query-keys';
import type { FleetTableName } from '@/lib/domain/fleet/tables';
import { fetchJson } from './fetch-json';
import type { FreshnessMeta } from './freshness';
import { msUntilRefetch, retryInterval, staleTimeOf } from './freshness';

/** Rows that one answer brings. */
export const FLEET_PAGE_SIZE = 100;

interface Renewing {
  state: {
    data?: { meta: FreshnessMeta };
    status: string;
    dataUpdatedAt: number;
    error: null | import('./api-problem').ApiProblem;
  };
}

/** When the server has newer lists: they are renewed as often as half of the day's requests allow. */
function whenRenewed(query: Renewing): number | false {
  const { state } = query;
  if (state.status === 'error' || !state.data) return retryInterval(query);
  const wait = msUntilRefetch(state.data.meta, state.dataUpdatedAt);
  return Number.isFinite(wait) ? Math.max(wait, 60_000) : false;
}

/** The fleet in numbers, and the worklist. */
export function fleetOverviewQueryOptions(account: string) {
  return queryOptions({
    queryKey: fleetOverviewKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<FleetOverviewData>>(fleetOverviewUrl(account), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: whenRenewed,
    refetchIntervalInBackground: false,
  });
}

/** How steadily the fleet was heard in seven days. */
export function fleetCohortsQueryOptions(account: string) {
  return queryOptions({
    queryKey: fleetCohortsKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<FleetCohortsData>>(fleetCohortsUrl(account), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: whenRenewed,
    refetchIntervalInBackground: false,
  });
}

/** A page of a table's rows; `search` as `fleetRowsSearch` writes it. What is drawn stays while other rows load. */
export function fleetRowsQueryOptions(account: string, list: FleetTableName, search: string, offset: number) {
  return queryOptions({
    queryKey: fleetRowsKey(account, list, search, offset),
    queryFn: ({ signal }) =>
      fetchJson<ApiAnswer<FleetRowsData>>(fleetRowsUrl(account, list, search, offset), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: whenRenewed,
    refetchIntervalInBackground: false,
    placeholderData: offset === 0 ? keepPreviousData : undefined,
  });
}
