import { stringify } from 'csv-stringify/sync';

/** A cell: text is guarded against formulas, a number is written as a plain decimal, null is empty. */
export type CsvCell = string | number | boolean | null | undefined;

/** One column of a report as data: its head and how a row fills it. */
export interface CsvColumn<Row> {
  head: string;
  cell: (row: Row) => CsvCell;
}

/** Rows of a report: at hand, or made while they are written. */
export type CsvRows<Row> = Iterable<Row> | AsyncIterable<Row>;

// Measured: batches of this size are the fastest way through csv-stringify and never hold a whole report.
const BATCH_ROWS = 1_000;

const startsFormula = /^[=+\-@\t\r\n]/;
const plainNumber = /^-\d+(\.\d+)?$/;

/**
 * A text as a spreadsheet may safely open it: one that would run as a formula gets a leading `'`. A text that is
 * nothing but a negative number is harmless and stays one.
 */
export function defuse(text: string): string {
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

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return plainDecimal(cell);
  return typeof cell === 'boolean' ? String(cell) : defuse(cell);
}

function lines(cells: string[][]): string {
  // A lone CR or LF inside a cell breaks readers just as CRLF does, so either is quoted.
  return stringify(cells, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

/**
 * Writes a CSV (RFC 4180, CRLF, header row) piece by piece, a thousand rows at a time, as they are asked for.
 * A failing row source fails the iteration, so that a cut-off file is never taken for a whole one.
 */
export async function* csvPieces<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: CsvRows<Row>,
): AsyncGenerator<string, void, undefined> {
  let batch: string[][] = [columns.map((column) => defuse(column.head))];
  for await (const row of rows) {
    batch.push(columns.map((column) => cellText(column.cell(row))));
    if (batch.length < BATCH_ROWS) continue;
    yield lines(batch);
    batch = [];
  }
  if (batch.length > 0) yield lines(batch);
}

/**
 * The same as a stream of UTF-8 bytes for a response body. Reads on only as fast as it is taken; a reader that goes
 * away ends the row source too.
 */
export function csvStream<Row>(columns: readonly CsvColumn<Row>[], rows: CsvRows<Row>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces = csvPieces(columns, rows);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await pieces.return();
    },
  });
}
