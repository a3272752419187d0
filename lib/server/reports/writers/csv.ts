import { type Options, stringify } from 'csv-stringify/sync';
import type { Cell, ReportColumnInfo, ReportTable } from './table';

/** How a CSV is written. The default is RFC 4180; spreadsheets in other countries may need other separators. */
export interface CsvStyle {
  separator: ',' | ';' | '\t';
  decimal: '.' | ',';
  /**
   * For spreadsheets: a byte order mark, by which Excel recognizes UTF-8, and quoted text, so that LibreOffice does not
   * read the postal code 07042 as a number, `12:0000000034` as a time or the version 3.2.1 as a date.
   */
  byteOrderMark: boolean;
}

export const PLAIN_CSV: CsvStyle = { separator: ',', decimal: '.', byteOrderMark: false };

/**
 * Rows written at once. Measured: batches of this size are the fastest with csv-stringify and never hold an entire
 * report in memory.
 */
export const BATCH_ROWS = 1_000;

/** Blanks (NBSP too), control characters and characters without width: a spreadsheet may skip them. */
const INVISIBLE = '\\p{White_Space}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}';
/** Signs that start a formula, also as wider, smaller or raised characters, which East Asian input turns into them. */
const SIGNS = '=＝﹦⁼+＋﹢⁺\\-－﹣⁻−@＠﹫';
const startsFormula = new RegExp(`^(?:[\\t\\r\\n]|[${INVISIBLE}]*[${SIGNS}])`, 'u');
const plainNumber = /^-\d+(\.\d+)?$/;

/**
 * Returns text that a spreadsheet can open safely: text that would run as a formula gets a leading `'`. Negative
 * numbers are harmless and stay as they are.
 */
export function escapeFormula(text: string): string {
  return startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Returns a number as a plain decimal: a dot, no exponent, no thousands separator; empty if it is not finite. */
export function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value === 0 ? 0 : value);
  if (!text.includes('e')) return text;
  const [digits = '', exponentText = '0'] = text.split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const [integer = '', fraction = ''] = digits.replace('-', '').split('.');
  const exponent = Number(exponentText);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${integer}${fraction}`;
  return `${sign}${integer}${fraction.padEnd(exponent, '0')}`;
}

function numberText(value: number, { decimals }: Pick<ReportColumnInfo, 'decimals'>, { decimal }: CsvStyle): string {
  // From this size on, `toFixed` writes an exponent, and there are no decimals to cut.
  const fixed = decimals !== undefined && Number.isFinite(value) && Math.abs(value) < 1e21;
  const text = fixed ? value.toFixed(decimals).replace(/^-(?=[0.]*$)/, '') : plainDecimal(value);
  return decimal === '.' ? text : text.replace('.', ',');
}

function cellText(cell: Cell, column: ReportColumnInfo, style: CsvStyle): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell, column, style);
  return typeof cell === 'boolean' || column.type === 'time' ? String(cell) : escapeFormula(cell);
}

/** A cell as written, or one that is always quoted. */
type CsvCell = string | QuotedCell;

interface QuotedCell {
  quoted: string;
}

/**
 * Writes a CSV (RFC 4180, CRLF, header row) in batches, as it is read. If the rows fail, the iteration fails, so that a
 * partial file is never taken for a complete one.
 */
export async function* csvPieces(
  { columns, rows }: ReportTable,
  style: CsvStyle = PLAIN_CSV,
): AsyncGenerator<string, void, undefined> {
  const options: Options = {
    delimiter: style.separator,
    record_delimiter: '\r\n',
    // A lone CR or LF in a cell breaks readers as CRLF does, so both are quoted.
    quoted_match: /[\r\n]/,
    cast: { object: (cell) => ({ value: (cell as unknown as QuotedCell).quoted, quoted: true }) },
  };
  const csvLines = (batch: CsvCell[][]): string => stringify(batch, options);
  const csvCell = (cell: Cell, column: ReportColumnInfo): CsvCell => {
    const content = cellText(cell, column, style);
    // Numbers stay numbers, even in a column of text.
    const isText = column.type === 'text' && typeof cell === 'string' && cell !== '';
    return style.byteOrderMark && isText ? { quoted: content } : content;
  };
  let batch: CsvCell[][] = [columns.map((column) => csvCell(column.head, { ...column, type: 'text' }))];
  let prefix = style.byteOrderMark ? '\uFEFF' : '';
  for await (const cells of rows) {
    batch.push(columns.map((column, index) => csvCell(cells[index], column)));
    if (batch.length < BATCH_ROWS) continue;
    yield prefix + csvLines(batch);
    prefix = '';
    batch = [];
  }
  if (batch.length > 0) yield prefix + csvLines(batch);
}
