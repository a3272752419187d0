import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { fleetEntityUrl, gridHistoryUrl, meterReadingsUrl } from '@/lib/contract/api-urls';
import type { FleetEntityData, GridHistoryData, MeterReadingsData } from '@/lib/contract/fleet';
import { fleetEntityKey, gridHistoryKey, meterReadingsKey } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';
import { renewalInterval, staleTimeOf } from './freshness';

/** A premise, meter or gateway of an enterprise, with its state history and neighbors. `limit`: of a premise's devices. */
export function fleetEntityQueryOptions(
  account: string,
  list: 'premises' | 'meters' | 'gateways',
  id: string,
  limit?: number,
) {
  return queryOptions({
    queryKey: fleetEntityKey(account, list, id, limit),
    queryFn: ({ signal }) =>
      fetchJson<ApiAnswer<FleetEntityData>>(fleetEntityUrl(account, list, id, limit), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => renewalInterval(query),
    refetchIntervalInBackground: false,
    placeholderData: (before, query) => (query?.queryKey[4] === id ? before : undefined),
  });
}

/** Readings of a meter's register over local days of its premise. */
export function meterReadingsQueryOptions(account: string, meterId: string, range: { start: string; end: string }) {
  return queryOptions({
    queryKey: meterReadingsKey(account, meterId, range),
    queryFn: ({ signal }) =>
      fetchJson<ApiAnswer<MeterReadingsData>>(meterReadingsUrl(account, meterId, range), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => renewalInterval(query),
    refetchIntervalInBackground: false,
    placeholderData: keepPreviousData,
  });
}

/** Renewing a grid history costs a request for each gateway, up to twelve. */
const GRID_RENEWAL_MS = 3_600_000;

/** Grid history of gateways; `search` as built by `gridHistorySearch`. The old chart stays while a new range loads. */
export function gridHistoryQueryOptions(account: string, search: string) {
  return queryOptions({
    queryKey: gridHistoryKey(account, search),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<GridHistoryData>>(gridHistoryUrl(account, search), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => renewalInterval(query, GRID_RENEWAL_MS),
    refetchIntervalInBackground: false,
    placeholderData: keepPreviousData,
  });
}
