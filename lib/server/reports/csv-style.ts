import { AppError } from '../errors';
import type { ReportParams } from './definition';
import type { CsvStyle } from './writers/csv';

const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;

/** Returns the CSV style of a report. Throws `bad_request` if decimals and cells would use the same separator. */
export function csvStyle({ separator, decimal, bom }: Pick<ReportParams, 'separator' | 'decimal' | 'bom'>): CsvStyle {
  const chosen = separator ?? (decimal === 'comma' ? 'semicolon' : 'comma');
  if (chosen === 'comma' && decimal === 'comma') {
    throw new AppError('bad_request', {
      userMessage: 'A decimal comma needs another separator. Use semicolon or tab.',
      field: 'separator',
    });
  }
  return { separator: SEPARATORS[chosen], decimal: decimal === 'comma' ? ',' : '.', byteOrderMark: bom };
}
