import { type Options, stringify } from 'csv-stringify/sync';
import type { Cell, ReportColumnInfo, ReportTable } from './table';

/** How a CSV is spelled. The default is RFC 4180; a spreadsheet of another country may want the rest. */
export interface CsvStyle {
  separator: ',' | ';' | '\t';
  decimal: '.' | ',';
  /**
   * For a spreadsheet: a mark at the beginning by which Excel knows UTF-8, and texts in quotes, by which LibreOffice can
   * tell the postal code 07042 from a number, `12:0000000034` from a time and the version 3.2.1 from a date.
   */
  byteOrderMark: boolean;
}

export const PLAIN_CSV: CsvStyle = { separator: ',', decimal: '.', byteOrderMark: false };

/**
 * Rows that are written at once. Measured: batches of this size are the fastest way through csv-stringify and never
 * hold a whole report.
 */
export const BATCH_ROWS = 1_000;

const startsFormula = /^[=+\-@\t\r\n]/;
const plainNumber = /^-\d+(\.\d+)?$/;

/**
 * A text as a spreadsheet may safely open it: one that would run as a formula gets a leading `'`. A text that is
 * nothing but a negative number is harmless and stays one.
 */
export function escapeFormula(text: string): string {
  return startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** A number as a plain decimal: a dot, no exponent, no thousands separator; empty when it is not finite. */
export function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value === 0 ? 0 : value);
  if (!text.includes('e')) return text;
  const [digits = '', exponentText = '0'] = text.split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const exponent = Number(exponentText);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`;
  return `${sign}${whole}${fraction.padEnd(exponent, '0')}`;
}

function numberText(value: number, { decimals }: Pick<ReportColumnInfo, 'decimals'>, { decimal }: CsvStyle): string {
  // Beyond this size `toFixed` writes an exponent, and there are no decimals to cut.
  const fixed = decimals !== undefined && Number.isFinite(value) && Math.abs(value) < 1e21;
  const text = fixed ? value.toFixed(decimals).replace(/^-(?=[0.]*$)/, '') : plainDecimal(value);
  return decimal === '.' ? text : text.replace('.', ',');
}

function cellText(cell: Cell, column: ReportColumnInfo, style: CsvStyle): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell, column, style);
  return typeof cell === 'boolean' || column.type === 'time' ? String(cell) : escapeFormula(cell);
}

/** A cell as it is written, or one that is put in quotes whether it needs them or not. */
type Spelled = string | Quoted;

interface Quoted {
  quoted: string;
}

/**
 * Writes a CSV (RFC 4180, CRLF, header row) piece by piece, a thousand rows at a time, as they are asked for.
 * A failing row source fails the iteration, so that a cut-off file is never taken for a whole one.
 */
export async function* csvPieces(
  { columns, rows }: ReportTable,
  style: CsvStyle = PLAIN_CSV,
): AsyncGenerator<string, void, undefined> {
  const options: Options = {
    delimiter: style.separator,
    record_delimiter: '\r\n',
    // A lone CR or LF inside a cell breaks readers just as CRLF does, so either is quoted.
    quoted_match: /[\r\n]/,
    cast: { object: (cell) => ({ value: (cell as unknown as Quoted).quoted, quoted: true }) },
  };
  const lines = (batch: Spelled[][]): string => stringify(batch, options);
  const spelled = (cell: Cell, column: ReportColumnInfo): Spelled => {
    const spelling = cellText(cell, column, style);
    // A number stays one, also where a column has both.
    const isText = column.type === 'text' && typeof cell === 'string' && cell !== '';
    return style.byteOrderMark && isText ? { quoted: spelling } : spelling;
  };
  let batch: Spelled[][] = [columns.map((column) => spelled(column.head, { ...column, type: 'text' }))];
  let lead = style.byteOrderMark ? '\uFEFF' : '';
  for await (const cells of rows) {
    batch.push(columns.map((column, place) => spelled(cells[place], column)));
    if (batch.length < BATCH_ROWS) continue;
    yield lead + lines(batch);
    lead = '';
    batch = [];
  }
  if (batch.length > 0) yield lead + lines(batch);
}
