import { AppError } from '../errors';
import { accountReport } from './account';
import { archiveReport } from './archive';
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
import { waterReversalsReport } from './water-reversals';

/** Every report there is, in the order in which they are listed. */
export const REPORTS: readonly ReportDefinition[] = [
  premisesReport,
  bulkReport,
  metersReport,
  gatewaysReport,
  meterSeriesReport('usage', 'Usage of a meter, or of all meters'),
  meterSeriesReport('baseline', 'What is usual for a meter, or for all meters'),
  meterSeriesReport('average', 'What comparable homes average, for a meter or for all meters'),
  readingsReport,
  gridLatestReport,
  gridReadingsReport,
  monthlyReport,
  healthReport,
  waterReversalsReport,
  partnerReport,
  archiveReport,
  accountReport,
  insightsReport,
];

/** Those whose cost can be told; the others are made of lists alone. */
export const COSTED_REPORTS = REPORTS.filter(({ series, parts }) => series ?? parts);

/** The report and format of an address's last part, `bulk.csv`. Throws `not_found` for what there is not. */
export function parseReportFileName(file: string): { report: ReportDefinition; format: ReportFormat } {
  const dot = file.lastIndexOf('.');
  const report = findReport(file.slice(0, dot));
  const format = report.formats.find((candidate) => candidate === file.slice(dot + 1));
  if (!format) {
    throw new AppError('not_found', {
      userMessage: `This report comes as ${report.formats.map((each) => `${report.name}.${each}`).join(', ')}.`,
      detail: 'report not in that format',
    });
  }
  return { report, format };
}

/** The report of a name. Throws `not_found` for what there is not. */
export function findReport(name: string): ReportDefinition {
  const report = REPORTS.find((each) => each.name === name);
  if (report) return report;
  throw new AppError('not_found', {
    userMessage: `There is no such report. There are ${REPORTS.map((each) => each.name).join(', ')}.`,
    detail: 'no report of that name',
    field: 'report',
  });
}

/** The failure of asking what a report costs that is made of lists alone. */
export function costUnknownError(): AppError {
  const names = COSTED_REPORTS.map(({ name }) => name);
  return new AppError('bad_request', {
    userMessage: `The cost of this report can’t be told. It can for ${names.join(', ')}.`,
    field: 'report',
  });
}
