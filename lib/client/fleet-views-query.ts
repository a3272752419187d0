import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { fleetViewsUrl } from '@/lib/contract/api-urls';
import type { FleetViewInput, FleetViewsData } from '@/lib/contract/fleet-views';
import { fleetViewsKey } from '@/lib/contract/query-keys';
import type { FleetViewPage } from '@/lib/domain/fleet/fleet-view-pages';
import { fetchJson } from './fetch-json';

/** The views of a page that the user has saved. Costs no request to Copper. */
export function fleetViewsQueryOptions(account: string, page: FleetViewPage) {
  return queryOptions({
    queryKey: fleetViewsKey(account, page),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<FleetViewsData>>(fleetViewsUrl(account, page), { signal }),
    staleTime: 60_000,
  });
}

/** Saves, renames or removes a view. Throws `ApiProblem`. */
export function putFleetView(input: FleetViewInput) {
  return fetchJson<ApiAnswer<FleetViewsData>>(fleetViewsUrl('home'), { method: 'PUT', body: input });
}
