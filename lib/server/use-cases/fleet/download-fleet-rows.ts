import type { FleetRowsParams } from '@/lib/contract/fleet';
import type { WorkSelectionParams } from '@/lib/contract/worklist';
import { crewSheet } from '@/lib/domain/fleet/crew-sheet';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import { loadFleetTable } from '../../lookup/load-fleet-table';
import type { Context } from '../../ports/context';
import { fleetColumns } from '../../reports/fleet-columns';
import type { ReportFile } from '../../reports/report-file';
import { crewColumns, crewRows, worklistColumns } from '../../reports/work-columns';
import { csvFile } from './csv-file';
import { selectWork } from './work-selection';

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

/** Returns the selected lines of the worklist as CSV, one row per cause. Costs no request. */
export async function downloadWorklist(ctx: Context, viewer: Viewer, params: WorkSelectionParams): Promise<ReportFile> {
  const { account } = resolveEnterprise(viewer, params.account);
  const { selected, fleet } = await selectWork(ctx, account, params);
  const rows = selected.slice(0, selected.count);
  return csvFile('fleet-worklist', worklistColumns(), rows, fleet, [account.id, 'worklist', versionsOf(rows)]);
}

/** Returns the crew sheet of the selected lines as CSV, one row per device. Costs no request. */
export async function downloadCrewSheet(
  ctx: Context,
  viewer: Viewer,
  params: WorkSelectionParams,
): Promise<ReportFile> {
  const { account } = resolveEnterprise(viewer, params.account);
  const { selected, fleet } = await selectWork(ctx, account, params);
  const rows = selected.slice(0, selected.count);
  const devices = [...crewRows(crewSheet(rows, fleet.premises))];
  return csvFile('crew-sheet', crewColumns(), devices, fleet, [account.id, 'crew-sheet', versionsOf(rows)]);
}

function versionsOf(rows: readonly WorkRow[]): unknown {
  return rows.map(({ id, version, what, status }) => [id, version, what, status]);
}
