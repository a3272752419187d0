import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { ExportView } from '@/lib/contract/exports';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import { checkReportParams } from '../reports/check-report-params';
import type { ReportDefinition, ReportFormat, ReportParams, ReportRun } from '../reports/definition';
import { estimateReportCost } from '../reports/report-cost';
import type { ReportFile } from '../reports/report-file';
import { CONTENT_TYPES, writeReport } from '../reports/write-report';
import { resolveReportAccount } from './report-account';
import { startOrReuseExport } from './start-export';

/** A report as it was asked for by its address. */
export interface ReportRequest {
  report: ReportDefinition;
  format: ReportFormat;
  params: ReportParams;
  /** The same as they stand in the address. */
  rawParams: Record<string, unknown>;
  /** Another site led here: it may have a file, and starts no work. */
  crossSite: boolean;
}

/** What a GET of a report comes to, told before anything is begun. */
interface Outlook {
  account: AccountRef;
  run: ReportRun;
  asJob: boolean;
}

/**
 * A report as a file at once, or as a job where it would cost more than a page may take. Throws as `runReport` does,
 * and `forbidden` where another site, or an access token that may only read, would start a job.
 */
export async function answerReport(
  ctx: Context,
  viewer: Viewer,
  asked: ReportRequest,
): Promise<{ file: ReportFile } | { job: ApiAnswer<ExportView> }> {
  const { report, format, params, rawParams: given } = asked;
  const { account, run, asJob } = await lookAhead(ctx, viewer, asked);
  if (!asJob) return { file: await writeReport(run, report, params) };
  const { account: _known, ...own } = given;
  const parameters = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]));
  return {
    job: await startOrReuseExport(ctx, viewer, account, { report: report.name, parameters, format, strict: false }),
  };
}

/**
 * What a GET of the same would begin with. Starts nothing and asks for nothing but the lists that the cost is told by:
 * of a file that is not held nothing is known but its type. Throws as `answerReport` does before it asks.
 */
export async function headReport(
  ctx: Context,
  viewer: Viewer,
  asked: ReportRequest,
): Promise<{ file: ReportFile } | { contentType: string } | { job: null }> {
  const { run, asJob } = await lookAhead(ctx, viewer, asked);
  if (asJob) return { job: null };
  if (!run.isStored) return { contentType: CONTENT_TYPES[asked.format] };
  return { file: await writeReport(run, asked.report, asked.params) };
}

async function lookAhead(ctx: Context, viewer: Viewer, asked: ReportRequest): Promise<Outlook> {
  const { report, format, params } = asked;
  const account = resolveReportAccount(viewer, report, params);
  checkReportParams(report, format, params);
  const run: ReportRun = { ctx, account, now: ctx.clock(), format };
  const cost = await estimateReportCost(run, report, params);
  const isHeld = cost?.requests === 0;
  const asJob = cost !== null && cost.requests > ctx.pageShare && mayWork(viewer, account);
  if (asJob) refuseJob(viewer, asked);
  return { account, run: { ...run, isStored: isHeld }, asJob };
}

function refuseJob(viewer: Viewer, { crossSite: foreign }: ReportRequest): void {
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
}

/** Who may only look starts no job: what they may have at all is one meter's. */
function mayWork(viewer: Viewer, account: AccountRef): boolean {
  if (account.kind === 'home') return true;
  return viewer.enterprises.some((each) => each.account.id === account.id && each.role === 'operator');
}
