import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { fleetCohortsUrl, fleetOverviewUrl, fleetRowsUrl, fleetTrendUrl } from '@/lib/contract/api-urls';
import type { FleetCohortsData, FleetOverviewData, FleetRowsData, FleetTrendData } from '@/lib/contract/fleet';
import { FLEET_ROWS_PAGE } from '@/lib/contract/page-sizes';
import {
  fleetAreasKey,
  fleetCohortsKey,
  fleetOverviewKey,
  fleetRowsKey,
  fleetTrendKey,
} from '@/lib/contract/query-keys';
import type { FleetRow, FleetTableName } from '@/lib/domain/fleet/tables';
import { fetchJson } from './fetch-json';
import { type PolledQuery, renewalInterval, staleTimeOf } from './freshness';

/** Rows per page. */
export const FLEET_PAGE_SIZE = 100;

/** Renewed when the server refreshes its lists, as often as half of the day's requests allow. */
const refreshInterval = (query: PolledQuery) => renewalInterval(query);

/** The fleet's counts and worklist. */
export function fleetOverviewQueryOptions(account: string) {
  return queryOptions({
    queryKey: fleetOverviewKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<FleetOverviewData>>(fleetOverviewUrl(account), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: refreshInterval,
    refetchIntervalInBackground: false,
  });
}

/** Uptime of the fleet over seven days, the last ones or those until a day. */
export function fleetCohortsQueryOptions(account: string, until: string | null) {
  return queryOptions({
    queryKey: fleetCohortsKey(account, until),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<FleetCohortsData>>(fleetCohortsUrl(account, until), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: refreshInterval,
    refetchIntervalInBackground: false,
  });
}

/** Devices in trouble by day, for as long as that is stored. */
export function fleetTrendQueryOptions(account: string) {
  return queryOptions({
    queryKey: fleetTrendKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<FleetTrendData>>(fleetTrendUrl(account), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: refreshInterval,
    refetchIntervalInBackground: false,
  });
}

/** A page of a table; `search` as built by `fleetRowsSearch`. The old rows stay visible while new ones load. */
export function fleetRowsQueryOptions(account: string, list: FleetTableName, search: string, offset: number) {
  return queryOptions({
    queryKey: fleetRowsKey(account, list, search, offset),
    queryFn: ({ signal }) =>
      fetchJson<ApiAnswer<FleetRowsData>>(fleetRowsUrl(account, list, search, offset), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: refreshInterval,
    refetchIntervalInBackground: false,
    placeholderData: offset === 0 ? keepPreviousData : undefined,
  });
}

/** Loads a part of a table that is as long as our API allows. Throws `ApiProblem`. */
export async function fetchFleetRows(account: string, list: FleetTableName, search: string, offset: number) {
  const url = fleetRowsUrl(account, list, search, offset, FLEET_ROWS_PAGE.max);
  const { rows, matching } = (await fetchJson<ApiAnswer<FleetRowsData>>(url)).data;
  return { rows: rows as readonly FleetRow[], matching };
}

/** The areas of the fleet, those with the largest share down first: as many as our API returns at once. */
export function fleetAreasQueryOptions(account: string) {
  const url = fleetRowsUrl(account, 'areas', '', 0, FLEET_ROWS_PAGE.max);
  return queryOptions({
    queryKey: fleetAreasKey(account),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<FleetRowsData>>(url, { signal }),
    staleTime: staleTimeOf,
    refetchInterval: refreshInterval,
    refetchIntervalInBackground: false,
  });
}
