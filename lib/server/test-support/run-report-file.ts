import type { Viewer } from '../account';
import { parseInput } from '../ports/parse-input';
import { findReport, parseReportFileName } from '../reports/registry';
import type { ReportFile } from '../reports/report-file';
import { getReportCost } from '../use-cases/get-report-cost';
import { runReport } from '../use-cases/run-report';
import type { TestServer } from './test-server';

type Query = Record<string, string | undefined>;

/** Runs the report of `/api/reports/<file>?<query>` and returns its file. */
export async function runReportFile(
  { ctx }: Pick<TestServer, 'ctx'>,
  viewer: Viewer,
  file: string,
  query: Query = {},
): Promise<ReportFile> {
  const { report, format } = parseReportFileName(file);
  return runReport(ctx, viewer, { report, format, params: parseInput(report.params, query) });
}

/** Returns the text of a file, including a byte order mark. */
export async function reportFileText(file: ReportFile): Promise<string> {
  return Buffer.from(await new Response(file.body()).arrayBuffer()).toString('utf8');
}

/** Runs a report and returns the text of its file. */
export async function reportText(server: Pick<TestServer, 'ctx'>, viewer: Viewer, file: string, query: Query = {}) {
  return reportFileText(await runReportFile(server, viewer, file, query));
}

/** Returns the response of `/api/reports/cost?report=<name>&format=<format>&<query>`. */
export async function reportCostByName(
  { ctx }: Pick<TestServer, 'ctx'>,
  viewer: Viewer,
  name: string,
  query: Query = {},
  format?: string,
) {
  const report = findReport(name);
  const params = parseInput(report.params, query);
  return getReportCost(ctx, viewer, {
    report,
    params,
    ...(format !== undefined && { format: parseReportFileName(`${name}.${format}`).format }),
  });
}
