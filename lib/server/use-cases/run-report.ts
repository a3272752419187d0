import type { Viewer } from '../account';
import type { Context } from '../ports/context';
import type { ReportDefinition, ReportFormat, ReportParams } from '../reports/definition';
import type { ReportFile } from '../reports/report-file';
import { type ReportFolder, writeReport, writeReportFolder } from '../reports/write-report';
import { resolveReportAccount } from './report-account';

/**
 * Runs a report for one of the viewer's accounts and returns its file. Throws like `resolveReportAccount` and the
 * report itself.
 */
export async function runReport(
  ctx: Context,
  viewer: Viewer,
  { report, format, params }: { report: ReportDefinition; format: ReportFormat; params: ReportParams },
): Promise<ReportFile> {
  const account = resolveReportAccount(viewer, report, params);
  return writeReport({ ctx, account, now: ctx.clock(), format }, report, params);
}

/** Runs a report and returns the files of its zip, for a folder. Throws as `runReport` does. */
export async function runReportFolder(
  ctx: Context,
  viewer: Viewer,
  { report, params }: { report: ReportDefinition; params: ReportParams },
): Promise<ReportFolder> {
  const account = resolveReportAccount(viewer, report, params);
  return writeReportFolder({ ctx, account, now: ctx.clock(), format: 'zip' }, report, params);
}
