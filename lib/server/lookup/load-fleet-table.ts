import type { FleetRowsParams } from '@/lib/contract/fleet';
import type { Freshness } from '@/lib/domain/answer';
import type { VoltageBin } from '@/lib/domain/fleet/fleet-grid';
import type { FleetQuery, SelectedRows } from '@/lib/domain/fleet/select-rows';
import type { FleetRow, FleetTableName } from '@/lib/domain/fleet/tables';
import type { AccountRef } from '../account';
import type { Context } from '../ports/context';
import { toFleetQuery } from './fleet-query';
import { loadWorklist } from './load-worklist';

/** A table with its matching rows. */
export interface LoadedFleetTable extends Freshness {
  list: FleetTableName;
  query: FleetQuery;
  selected: SelectedRows<FleetRow>;
  total: number;
  /** Requests that one refresh costs. */
  requests: number;
  /** health only: the dates of its columns. */
  days?: string[];
  /** grid only: the number of gateways per volt. */
  bins?: VoltageBin[];
}

/** Loads the requested table from the stored lists. Throws like `toFleetQuery` and the door. */
export async function loadFleetTable(
  ctx: Context,
  account: AccountRef,
  params: FleetRowsParams,
): Promise<LoadedFleetTable> {
  const { list, query: parsed } = toFleetQuery(params);
  const query =
    params.line === undefined ? parsed : { ...parsed, ids: await idsOfLine(ctx, account, list, params.line) };
  if (list === 'grid') {
    const { rows, select, requestsPerRefresh: pages, bins, ...grid } = await ctx.grid.latest(account, params.limits);
    const selected = await select(query);
    return { ...freshnessOf(grid), list, query, selected, total: rows.length, requests: pages, bins };
  }
  if (list === 'areas') {
    const { fleet, areas, selectAreas, requestsPerRefresh } = await ctx.worklists.get(account);
    const selected = await selectAreas(query);
    return { ...freshnessOf(fleet), list, query, selected, total: areas.length, requests: requestsPerRefresh };
  }
  const fleet = await ctx.fleets.get(account);
  const answer = { ...freshnessOf(fleet), list, query, requests: fleet.requestsPerRefresh };
  if (list === 'health') {
    const { rows, select, days } = await fleet.health(params.until);
    return { ...answer, selected: await select(query), total: rows.length, days };
  }
  return { ...answer, selected: await fleet.select[list](query), total: fleet.model[list].length };
}

function freshnessOf({ asOf, freshUntil, source, notice }: Freshness): Freshness {
  return { asOf, freshUntil, source, notice };
}

/** Returns the ids of a table's rows that a line of the worklist names; none for a line that does not exist. */
async function idsOfLine(
  ctx: Context,
  account: AccountRef,
  list: FleetTableName,
  line: string,
): Promise<readonly string[]> {
  const { rows } = await loadWorklist(ctx, account);
  const row = rows.find(({ id }) => id === line);
  if (!row) return [];
  if (list === 'premises') return row.premiseIds;
  if (list === 'meters') return row.meterIds;
  return list === 'health' ? [...row.gatewayIds, ...row.meterIds] : row.gatewayIds;
}
