import type { FleetParams, FleetRowsParams } from '@/lib/contract/fleet';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';
import { fleetColumns, worklistColumns } from '../../reports/fleet-columns';
import type { ReportFile } from '../../reports/report-file';
import { csvFile } from './csv-file';
import { loadFleetTable } from './load-fleet-table';

/** Returns all rows that match, in the order of `listFleetRows`, with every column, as CSV. Costs no request. */
export async function downloadFleetRows(ctx: Context, viewer: Viewer, params: FleetRowsParams): Promise<ReportFile> {
  const { account } = resolveEnterprise(viewer, params.account);
  const table = await loadFleetTable(ctx, account, params);
  const { list, query, selected, days } = table;
  return csvFile(`fleet-${list}`, fleetColumns(list, days), selected.slice(0, selected.count), table, [
    account.id,
    list,
    query,
    params.limits,
  ]);
}

/** Returns the complete worklist as CSV, one row per cause. Costs no request. */
export async function downloadWorklist(ctx: Context, viewer: Viewer, params: FleetParams): Promise<ReportFile> {
  const { account } = resolveEnterprise(viewer, params.account);
  const fleet = await ctx.fleets.get(account);
  return csvFile('fleet-worklist', worklistColumns(), fleet.worklist, fleet, [account.id, 'worklist']);
}
