import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetRowsData, FleetRowsParams } from '@/lib/contract/fleet';
import type { AreaRow } from '@/lib/domain/fleet/areas-table';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import { loadFleetTable } from '../../lookup/load-fleet-table';
import type { Context } from '../../ports/context';
import { type PostalPlaces, placeOf } from '../../postal-places';

/** Returns a page of a table over the fleet. Reads the stored lists only, so filters cost no request. */
export async function listFleetRows(
  ctx: Context,
  viewer: Viewer,
  params: FleetRowsParams,
): Promise<ApiAnswer<FleetRowsData>> {
  const { account } = resolveEnterprise(viewer, params.account);
  const table = await loadFleetTable(ctx, account, params);
  const { count, slice, facets } = table.selected;
  const { list, total, requests, days, bins } = table;
  const { offset, limit } = params;
  const rows = slice(offset, offset + limit);
  const data = {
    list,
    rows: list === 'areas' ? withPlaces(rows as AreaRow[], ctx.postalPlaces) : rows,
    offset,
    matching: count,
    total,
    facets,
    requests,
    ...(days ? { days } : {}),
    ...(bins ? { bins } : {}),
  } as FleetRowsData; // The rows are of the table that `list` names, which the compiler cannot see.
  return apiAnswer(data, table, completeListCoverage(count));
}

/** Returns areas with the places of their postal codes. */
function withPlaces(areas: readonly AreaRow[], places: PostalPlaces): AreaRow[] {
  return areas.map((area) => ({ ...area, place: area.postalCode === null ? null : placeOf(area.postalCode, places) }));
}
