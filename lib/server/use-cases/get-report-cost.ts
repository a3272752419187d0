import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { ReportCostData } from '@/lib/contract/report-cost';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import type { ReportDefinition, ReportParams } from '../reports/definition';
import { costUnknownError } from '../reports/registry';
import { estimateReportCost } from '../reports/report-cost';
import { resolveReportAccount } from './report-account';

/**
 * What a file costs before it is asked for: requests, how many are held already, and when the last would be sent. No
 * series is asked for; fails as the file itself would for a meter, a range or too many meters, and with `bad_request`
 * for a report whose cost can't be told.
 */
export async function getReportCost(
  ctx: Context,
  viewer: Viewer,
  { report, params }: { report: ReportDefinition; params: ReportParams },
): Promise<ApiAnswer<ReportCostData>> {
  const account = resolveReportAccount(viewer, report, params);
  // In the format that has all of it: the others have one thing's.
  const format = report.formats.at(-1) ?? 'csv';
  const cost = await estimateReportCost({ ctx, account, now: ctx.clock(), format }, report, params);
  if (!cost) throw costUnknownError();
  const { requests, held } = cost;
  const asJob = requests > ctx.pageShare;
  const endsAt = await ctx.budget.estimateEnd(account, requests, asJob ? 'report' : cost.priority);
  const now = new Date(ctx.clock()).toISOString();
  const freshness = { asOf: now, freshUntil: now, source: 'cache', notice: null } as const;
  return apiAnswer({ requests, held, endsAt, asJob }, freshness, completeListCoverage(cost.parts));
}
