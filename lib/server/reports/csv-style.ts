import { AppError } from '../errors';
import type { ReportParams } from './definition';
import type { CsvStyle } from './writers/csv';

const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;

/** How a report's CSV is spelled. Throws `bad_request` where decimals and cells would be told apart by quotes alone. */
export function csvStyle({ separator, decimal, bom }: Pick<ReportParams, 'separator' | 'decimal' | 'bom'>): CsvStyle {
  const chosen = separator ?? (decimal === 'comma' ? 'semicolon' : 'comma');
  if (chosen === 'comma' && decimal === 'comma') {
    throw new AppError('bad_request', {
      userMessage: 'With a decimal comma, cells have to be separated by something else. Give semicolon or tab.',
      field: 'separator',
    });
  }
  return { separator: SEPARATORS[chosen], decimal: decimal === 'comma' ? ',' : '.', byteOrderMark: bom };
}
