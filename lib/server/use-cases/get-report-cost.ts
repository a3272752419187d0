import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { ReportCostData } from '@/lib/contract/report-cost';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import type { ReportDefinition, ReportFormat, ReportParams } from '../reports/definition';
import { estimateReportCost, needsJob } from '../reports/report-cost';
import { resolveReportAccount } from './report-account';

interface CostInput {
  report: ReportDefinition;
  params: ReportParams;
  /** Default: the format that holds the most. */
  format?: ReportFormat;
  /** False for a caller that waits for the file however long it takes. */
  canBeJob?: boolean;
}

/**
 * Returns what a report would cost: the requests to send, those not needed because their answers are stored, and when
 * the last would be sent. Loads the account's lists and fetches nothing else. Throws like the report itself for an
 * invalid meter or range or too many meters.
 */
export async function getReportCost(
  ctx: Context,
  viewer: Viewer,
  { report, params, format = report.formats.at(-1) ?? 'csv', canBeJob = true }: CostInput,
): Promise<ApiAnswer<ReportCostData>> {
  const account = resolveReportAccount(viewer, report, params);
  const cost = await estimateReportCost({ ctx, account, now: ctx.clock(), format }, report, params);
  const { requests, held, atLeast } = cost;
  const asJob = canBeJob && needsJob(cost, ctx.pageShare);
  // Only jobs are paced: a user waits for a file that is made at once.
  const endsAt = await ctx.budget.estimateEnd(account, requests, asJob ? 'report' : cost.priority, {
    unpaced: !asJob,
  });
  return currentAnswer({ requests, held, atLeast, endsAt, asJob }, cost.parts, ctx.clock());
}
