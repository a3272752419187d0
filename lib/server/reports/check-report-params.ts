import { AppError } from '../errors';
import { csvStyle } from './csv-style';
import type { ReportDefinition, ReportFormat, ReportParams } from './definition';

/** Throws `bad_request` for what no file can come of, before anything is asked for: parameters say so by themselves. */
export function checkReportParams(
  { name, deviceParam: oneOf }: Pick<ReportDefinition, 'name' | 'deviceParam'>,
  format: ReportFormat,
  params: ReportParams,
): void {
  csvStyle(params);
  const given: Record<string, unknown> = { ...params };
  if (oneOf === undefined || given[oneOf] !== undefined || format === 'zip') return;
  throw new AppError('bad_request', {
    userMessage: `Give a ${oneOf}, or ask for ${name}.zip, which has a file for each.`,
    field: oneOf,
  });
}
