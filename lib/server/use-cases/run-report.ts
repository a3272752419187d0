import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import type { ReportDefinition, ReportFormat, ReportParams } from '../reports/definition';
import type { ReportFile } from '../reports/report-file';
import { writeReport } from '../reports/write-report';
import { resolveReportAccount } from './report-account';

/**
 * Runs a report for an account of the viewer's. Throws `not_found` for an account the viewer may not use or the report
 * is not made for, `forbidden` for a person who may only look, and whatever the report throws.
 */
export async function runReport(
  ctx: Context,
  viewer: Viewer,
  { report, format, params }: { report: ReportDefinition; format: ReportFormat; params: ReportParams },
): Promise<ReportFile> {
  const account = resolveReportAccount(viewer, report, params);
  return writeReport({ ctx, account, now: ctx.clock(), format }, report, params);
}
