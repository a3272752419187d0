import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { ExportView } from '@/lib/contract/exports';
import type { AccountRef, Viewer } from '../account';
import type { Context } from '../context.types';
import { AppError } from '../errors';
import type { ReportDefinition, ReportFormat, ReportParams, ReportRun } from '../reports/definition';
import { reportCost } from '../reports/report-cost';
import type { ReportFile } from '../reports/report-file';
import { writeReport } from '../reports/write-report';
import { reportAccount } from './report-account';
import { exportFor } from './start-export';

/** A report as it was asked for by its address. */
export interface ReportAsked {
  report: ReportDefinition;
  format: ReportFormat;
  params: ReportParams;
  /** The same as they stand in the address. */
  given: Record<string, unknown>;
  /** Another site led here: it may have a file, and starts no work. */
  foreign: boolean;
}

/**
 * A report as a file at once, or as a job where it would cost more than a page may take. Throws as `runReport` does,
 * and `forbidden` where another site, or an access token that may only read, would start a job.
 */
export async function answerReport(
  ctx: Context,
  viewer: Viewer,
  { report, format, params, given, foreign }: ReportAsked,
): Promise<{ file: ReportFile } | { job: ApiAnswer<ExportView> }> {
  const account = reportAccount(viewer, report, params);
  const run: ReportRun = { ctx, account, now: ctx.clock(), format };
  if (!mayWork(viewer, account) || !(await isTooMuch(run, report, params))) {
    return { file: await writeReport(run, report, params) };
  }
  if (viewer.readsOnly) {
    throw new AppError('forbidden', {
      userMessage:
        'This report takes many requests and is made as a job, which an access token that may only read does not start. Use one made for reports, or start it from the page of reports.',
      detail: 'a read token asked for a report that would be a job',
    });
  }
  if (foreign) {
    throw new AppError('forbidden', {
      userMessage: 'This report takes many requests, and another site led here. Start it from the page of reports.',
    });
  }
  const { account: _known, ...own } = given;
  const parameters = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]));
  return { job: await exportFor(ctx, viewer, account, { report: report.name, parameters, format, strict: false }) };
}

async function isTooMuch(run: ReportRun, report: ReportDefinition, params: ReportParams): Promise<boolean> {
  const cost = await reportCost(run, report, params);
  return cost !== null && cost.requests > run.ctx.pageShare;
}

/** Who may only look starts no job: what they may have at all is one meter's. */
function mayWork(viewer: Viewer, account: AccountRef): boolean {
  if (account.kind === 'home') return true;
  return viewer.enterprises.some((each) => each.account.id === account.id && each.role === 'operator');
}
