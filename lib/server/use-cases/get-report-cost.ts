import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { ReportCostData } from '@/lib/contract/report-cost';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import type { ReportDefinition, ReportParams } from '../reports/definition';
import { costUnknownError } from '../reports/registry';
import { estimateReportCost } from '../reports/report-cost';
import { resolveReportAccount } from './report-account';

/**
 * Returns what a report would cost: the requests to send, those not needed because their answers are stored, and when
 * the last would be sent. Fetches no series. Throws like the report itself for an invalid meter or range or too many
 * meters, and `bad_request` for a report whose cost cannot be estimated.
 */
export async function getReportCost(
  ctx: Context,
  viewer: Viewer,
  { report, params }: { report: ReportDefinition; params: ReportParams },
): Promise<ApiAnswer<ReportCostData>> {
  const account = resolveReportAccount(viewer, report, params);
  // The last format holds all meters; the others only one.
  const format = report.formats.at(-1) ?? 'csv';
  const cost = await estimateReportCost({ ctx, account, now: ctx.clock(), format }, report, params);
  if (!cost) throw costUnknownError();
  const { requests, held } = cost;
  const asJob = requests > ctx.pageShare;
  const endsAt = await ctx.budget.estimateEnd(account, requests, asJob ? 'report' : cost.priority);
  return currentAnswer({ requests, held, endsAt, asJob }, cost.parts, ctx.clock());
}
