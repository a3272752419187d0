import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { ExportView } from '@/lib/contract/exports';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import { checkReportParams } from '../reports/check-report-params';
import type { ReportDefinition, ReportFormat, ReportParams, ReportRun } from '../reports/definition';
import { estimateReportCost, needsJob } from '../reports/report-cost';
import type { ReportFile } from '../reports/report-file';
import { CONTENT_TYPES, writeReport } from '../reports/write-report';
import { resolveReportAccount } from './report-account';
import { startOrReuseExport } from './start-export';

/** A report as requested by its URL. */
export interface ReportRequest {
  report: ReportDefinition;
  format: ReportFormat;
  params: ReportParams;
  /** The parameters as written in the URL. */
  rawParams: Record<string, unknown>;
  /** The request comes from another site: it may get a file, but starts no job. */
  crossSite: boolean;
}

/** How a GET of a report will be answered. */
interface ReportPlan {
  account: AccountRef;
  run: ReportRun;
  asJob: boolean;
}

/**
 * Returns a report as a file, or as a job if it costs more requests than one page may use. Throws like `runReport`,
 * and `forbidden` if another site or a read-only access token would start a job.
 */
export async function answerReport(
  ctx: Context,
  viewer: Viewer,
  request: ReportRequest,
): Promise<{ file: ReportFile } | { job: ApiAnswer<ExportView> }> {
  const { report, format, params, rawParams } = request;
  const { account, run, asJob } = await planReport(ctx, viewer, request);
  if (!asJob) return { file: await writeReport(run, report, params) };
  const { account: _account, ...own } = rawParams;
  const parameters = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, String(value)]));
  return {
    job: await startOrReuseExport(ctx, viewer, account, { report: report.name, parameters, format, strict: false }),
  };
}

/**
 * Returns what a HEAD of a report shows. Starts no job and fetches only the lists needed to compute the cost: for a
 * file whose data is not stored, only the content type is known. Throws like `answerReport`.
 */
export async function headReport(
  ctx: Context,
  viewer: Viewer,
  request: ReportRequest,
): Promise<{ file: ReportFile } | { contentType: string } | { job: null }> {
  const { run, asJob } = await planReport(ctx, viewer, request);
  if (asJob) return { job: null };
  if (!run.isStored) return { contentType: CONTENT_TYPES[request.format] };
  return { file: await writeReport(run, request.report, request.params) };
}

async function planReport(ctx: Context, viewer: Viewer, request: ReportRequest): Promise<ReportPlan> {
  const { report, format, params } = request;
  const account = resolveReportAccount(viewer, report, params);
  checkReportParams(report, format, params);
  const run: ReportRun = { ctx, account, now: ctx.clock(), format };
  const cost = await estimateReportCost(run, report, params);
  const isStored = cost.requests === 0;
  const asJob = needsJob(cost, ctx.pageShare) && canStartJobs(viewer, account);
  if (asJob) throwIfJobForbidden(viewer, request);
  return { account, run: { ...run, isStored }, asJob };
}

function throwIfJobForbidden(viewer: Viewer, { crossSite }: ReportRequest): void {
  if (viewer.readsOnly) {
    throw new AppError('forbidden', {
      userMessage:
        'This report is large and runs as a job, which a read-only access token can’t start. Use a token for reports, or start it on the reports page.',
      detail: 'a read token requested a report that runs as a job',
    });
  }
  if (crossSite) {
    throw new AppError('forbidden', {
      userMessage:
        'This report is large and runs as a job, which a link from another site can’t start. Start it on the reports page.',
    });
  }
}

/** Viewers of an enterprise start no jobs; they can only get the report of a single meter. */
function canStartJobs(viewer: Viewer, account: AccountRef): boolean {
  if (account.kind === 'home') return true;
  return viewer.enterprises.some((each) => each.account.id === account.id && each.role === 'operator');
}
