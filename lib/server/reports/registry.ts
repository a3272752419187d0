import { seriesReportParams, usageReportParams } from '@/lib/contract/reports';
import { AppError } from '../errors';
import { accountReport } from './account';
import { archiveReport } from './archive';
import { costsReport } from './costs';
import type { ReportDefinition, ReportFormat } from './definition';
import { gatewaysReport } from './gateways';
import { gridLatestReport } from './grid-latest';
import { gridReadingsReport } from './grid-readings';
import { healthReport } from './health';
import { insightsReport } from './insights';
import { meterSeriesReport } from './meter-series';
import { monthlyReport } from './monthly';
import { partnerReport } from './partner';
import { premisesReport } from './premises';
import { readingsReport } from './readings';
import { bulkReport, metersReport } from './registers';
import { overSelection } from './selection';
import { waterReversalsReport } from './water-reversals';
import { worklistReport } from './worklist';

/** Every report, in the order in which they are listed. */
export const REPORTS: readonly ReportDefinition[] = [
  overSelection(premisesReport),
  overSelection(bulkReport),
  overSelection(metersReport),
  overSelection(gatewaysReport),
  overSelection(
    meterSeriesReport({ kind: 'usage', title: 'Usage of one meter or all meters', params: usageReportParams }),
  ),
  overSelection(
    meterSeriesReport({
      kind: 'baseline',
      title: 'Typical usage of one meter or all meters',
      params: seriesReportParams,
    }),
  ),
  overSelection(
    meterSeriesReport({
      kind: 'average',
      title: 'Average usage of comparable homes, for one meter or all meters',
      params: seriesReportParams,
    }),
  ),
  overSelection(readingsReport),
  overSelection(gridLatestReport),
  overSelection(gridReadingsReport),
  overSelection(monthlyReport),
  overSelection(healthReport),
  worklistReport,
  overSelection(waterReversalsReport, true),
  overSelection(partnerReport),
  overSelection(archiveReport),
  accountReport,
  overSelection(insightsReport),
  overSelection(costsReport, true),
];

/**
 * Returns the report and format of a URL's last part, such as `bulk.csv`. Throws `not_found` if there is no such
 * report.
 */
export function parseReportFileName(file: string): { report: ReportDefinition; format: ReportFormat } {
  const dot = file.lastIndexOf('.');
  const report = findReport(file.slice(0, dot));
  const format = report.formats.find((candidate) => candidate === file.slice(dot + 1));
  if (!format) {
    throw new AppError('not_found', {
      userMessage: `This report is available as ${report.formats.map((each) => `${report.name}.${each}`).join(', ')}.`,
      detail: 'report not available in that format',
    });
  }
  return { report, format };
}

/** Returns the report with a name. Throws `not_found` if there is none. */
export function findReport(name: string): ReportDefinition {
  const report = REPORTS.find((each) => each.name === name);
  if (report) return report;
  throw new AppError('not_found', {
    userMessage: `Unknown report. Available: ${REPORTS.map((each) => each.name).join(', ')}.`,
    detail: 'no report with that name',
    field: 'report',
  });
}
