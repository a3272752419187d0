import { AppError } from '../errors';
import { account } from './account';
import { archive } from './archive';
import type { ReportDefinition, ReportFormat } from './definition';
import { gateways } from './gateways';
import { gridLatest } from './grid-latest';
import { gridReadings } from './grid-readings';
import { health } from './health';
import { insights } from './insights';
import { meterSeries } from './meter-series';
import { monthly } from './monthly';
import { partner } from './partner';
import { premises } from './premises';
import { readings } from './readings';
import { bulk, meters } from './registers';
import { waterReversals } from './water-reversals';

/** Every report there is, in the order in which they are listed. */
export const REPORTS: readonly ReportDefinition[] = [
  premises,
  bulk,
  meters,
  gateways,
  meterSeries('usage', 'Usage of a meter, or of all meters'),
  meterSeries('baseline', 'What is usual for a meter, or for all meters'),
  meterSeries('average', 'What comparable homes average, for a meter or for all meters'),
  readings,
  gridLatest,
  gridReadings,
  monthly,
  health,
  waterReversals,
  partner,
  archive,
  account,
  insights,
];

/** Those whose cost can be told; the others are made of lists alone. */
export const COSTED_REPORTS = REPORTS.filter(({ series, parts }) => series ?? parts);

/** The report and format of an address's last part, `bulk.csv`. Throws `not_found` for what there is not. */
export function reportAt(file: string): { report: ReportDefinition; format: ReportFormat } {
  const dot = file.lastIndexOf('.');
  const report = reportNamed(file.slice(0, dot));
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
export function reportNamed(name: string): ReportDefinition {
  const report = REPORTS.find((each) => each.name === name);
  if (report) return report;
  throw new AppError('not_found', {
    userMessage: `There is no such report. There are ${REPORTS.map((each) => each.name).join(', ')}.`,
    detail: 'no report of that name',
    field: 'report',
  });
}

/** The failure of asking what a report costs that is made of lists alone. */
export function notCosted(): AppError {
  const names = COSTED_REPORTS.map(({ name }) => name);
  return new AppError('bad_request', {
    userMessage: `The cost of this report can’t be told. It can for ${names.join(', ')}.`,
    field: 'report',
  });
}
