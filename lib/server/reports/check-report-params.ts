import { AppError } from '../errors';
import { csvStyle } from './csv-style';
import type { ReportDefinition, ReportFormat, ReportParams } from './definition';

/** Throws `bad_request` for parameters that cannot make a file, before anything is fetched. */
export function checkReportParams(
  { name, deviceParam }: Pick<ReportDefinition, 'name' | 'deviceParam'>,
  format: ReportFormat,
  params: ReportParams,
): void {
  csvStyle(params);
  const values: Record<string, unknown> = { ...params };
  if (deviceParam === undefined || values[deviceParam] !== undefined || format === 'zip') return;
  throw new AppError('bad_request', {
    userMessage: `Choose a ${deviceParam}, or get ${name}.zip, which has one file for each.`,
    field: deviceParam,
  });
}
