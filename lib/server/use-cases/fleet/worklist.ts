import { type ApiAnswer, apiAnswer, completeListCoverage, currentAnswer } from '@/lib/contract/api-answer';
import type {
  CrewSheetData,
  WorkChangeInput,
  WorkChangeResultData,
  WorkHistoryData,
  WorkHistoryParams,
  WorklistData,
  WorklistParams,
  WorkSelectionParams,
} from '@/lib/contract/worklist';
import { crewSheet } from '@/lib/domain/fleet/crew-sheet';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import { resolveEnterprise, resolveForWork } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import { AppError } from '../../errors';
import { loadWorklist } from '../../lookup/load-worklist';
import type { Context } from '../../ports/context';
import { selectWork } from './work-selection';

/** Ids of one line that a page shows. */
const MAX_IDS = 60;
/** Stops of one crew sheet; the file has no limit. */
const MAX_STOPS = 400;

/** Returns a page of an enterprise's worklist with what people did about its lines. */
export async function listWorklist(
  ctx: Context,
  viewer: Viewer,
  { offset, limit, ...params }: WorklistParams,
): Promise<ApiAnswer<WorklistData>> {
  const { account } = resolveEnterprise(viewer, params.account);
  const { selected, fleet, rows, voltageAsOf, requestsPerRefresh } = await selectWork(ctx, account, params);
  const data = {
    rows: selected.slice(offset, offset + limit).map(withFewerIds),
    offset,
    matching: selected.count,
    total: rows.length,
    facets: selected.facets,
    voltageAsOf,
    requests: requestsPerRefresh,
  };
  return apiAnswer(data, fleet, completeListCoverage(selected.count));
}

function withFewerIds(row: WorkRow): WorkRow {
  const first = (ids: string[]) => ids.slice(0, MAX_IDS);
  return {
    ...row,
    gatewayIds: first(row.gatewayIds),
    meterIds: first(row.meterIds),
    premiseIds: first(row.premiseIds),
  };
}

/** Returns where a crew goes for the selected lines, and what it does there. Throws `bad_request` for too many stops. */
export async function getCrewSheet(
  ctx: Context,
  viewer: Viewer,
  params: WorkSelectionParams,
): Promise<ApiAnswer<CrewSheetData>> {
  const { account } = resolveEnterprise(viewer, params.account);
  const { selected, fleet } = await selectWork(ctx, account, params);
  const rows = selected.slice(0, selected.count);
  const stops = new Set(rows.flatMap(({ premiseIds }) => premiseIds)).size;
  if (stops > MAX_STOPS) {
    throw new AppError('bad_request', {
      userMessage: `These lines have ${stops} addresses. A crew sheet shows up to ${MAX_STOPS}: choose fewer lines, or download the CSV.`,
    });
  }
  const data = { cities: crewSheet(rows, fleet.premises), stops, lines: rows.length };
  return apiAnswer(data, fleet, completeListCoverage(stops));
}

/**
 * Changes the status, assignee or note of some lines. A line that someone else changed first stays as it is and is
 * returned as a conflict. Throws `forbidden` for a viewer who may only read.
 */
export async function changeWork(
  ctx: Context,
  viewer: Viewer,
  { account: param, lines, status, assignee, waitingUntil, note }: WorkChangeInput,
): Promise<ApiAnswer<WorkChangeResultData>> {
  resolveEnterprise(viewer, param);
  const account = resolveForWork(viewer, param);
  // Lines that were found since the last visit are stored first.
  await loadWorklist(ctx, account);
  const change = {
    ...(status === undefined ? {} : { status, ...(status === 'waiting' ? {} : { waitingUntil: null }) }),
    ...(assignee === undefined ? {} : { assignee: assignee || null }),
    ...(waitingUntil === undefined ? {} : { waitingUntil }),
    ...(note === undefined ? {} : { note }),
  };
  const result = await ctx.work.change(account.id, viewer.email ?? viewer.home.id, lines, change);
  return currentAnswer(result, result.changed.length, ctx.clock());
}

/** Returns who did what about a line, and when its cause was gone and came back. Empty for an unknown line. */
export async function getWorkHistory(
  ctx: Context,
  viewer: Viewer,
  { account: param, id }: WorkHistoryParams,
): Promise<ApiAnswer<WorkHistoryData>> {
  const { account } = resolveEnterprise(viewer, param);
  const events = await ctx.work.history(account.id, id);
  return currentAnswer({ events }, events.length, ctx.clock());
}
