import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetRowsData, FleetRowsParams } from '@/lib/contract/fleet';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';
import { loadFleetTable } from './load-fleet-table';

/** A page of one of the tables over the whole fleet. From the lists alone: no filter costs a request. */
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
  const data: FleetRowsData = {
    list,
    rows: slice(offset, offset + limit),
    offset,
    matching: count,
    total,
    facets,
    requests,
    ...(days ? { days } : {}),
    ...(bins ? { bins } : {}),
  };
  return apiAnswer(data, table, completeListCoverage(count));
}
