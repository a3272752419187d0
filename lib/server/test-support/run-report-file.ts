import type { Viewer } from '../account';
import { parseInput } from '../ports/parse-input';
import { findReport, parseReportFileName } from '../reports/registry';
import type { ReportFile } from '../reports/report-file';
import { getReportCost } from '../use-cases/get-report-cost';
import { runReport } from '../use-cases/run-report';
import type { TestServer } from './test-server';

type Query = Record<string, string | undefined>;

/** What `/api/reports/<file>?<query>` answers, down to the file. Without `account`: as when it is not given. */
export async function runReportFile(
  { ctx }: Pick<TestServer, 'ctx'>,
  viewer: Viewer,
  file: string,
  query: Query = {},
): Promise<ReportFile> {
  const { report, format } = parseReportFileName(file);
  return runReport(ctx, viewer, { report, format, params: parseInput(report.params, query) });
}

/** The text of a file, with its byte order mark where it has one. */
export async function reportFileText(file: ReportFile): Promise<string> {
  return Buffer.from(await new Response(file.body()).arrayBuffer()).toString('utf8');
}

/** The same in one. */
export async function reportText(house: Pick<TestServer, 'ctx'>, viewer: Viewer, file: string, query: Query = {}) {
  return reportFileText(await runReportFile(house, viewer, file, query));
}

/** What `/api/reports/cost?report=<name>&<query>` answers. */
export async function reportCostByName(
  { ctx }: Pick<TestServer, 'ctx'>,
  viewer: Viewer,
  name: string,
  query: Query = {},
) {
  const report = findReport(name);
  return getReportCost(ctx, viewer, { report, params: parseInput(report.params, query) });
}
