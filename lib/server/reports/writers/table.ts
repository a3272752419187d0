/** Content of a cell; null is an empty one. Times are text, numbers are numbers. */
export type Cell = string | number | boolean | null | undefined;

/** What is known about a column without its rows. */
export interface ReportColumnInfo {
  head: string;
  /** Text is guarded against formulas; numbers keep their sign and are written as plain decimals. */
  type: 'text' | 'number' | 'time';
  /** Unit of a number, if all rows share one. */
  unit?: string;
  /** Number of decimals; if absent, as many as the value has. */
  decimals?: number;
}

/** One column of a report as data: its heading, its format, and how to get its cell from a row. */
export interface ReportColumn<Row> extends ReportColumnInfo {
  cell: (row: Row) => Cell;
}

/** Returns a column of text or ids. */
export function text<Row>(head: string, cell: (row: Row) => Cell): ReportColumn<Row> {
  return { head, type: 'text', cell };
}

/** Returns a column of numbers. */
export function number<Row>(
  head: string,
  cell: (row: Row) => number | null | undefined,
  facts: Pick<ReportColumnInfo, 'unit' | 'decimals'> = {},
): ReportColumn<Row> {
  return { head, type: 'number', ...facts, cell };
}

/** Returns a column of times, formatted by `zonedTimeWriter`. */
export function time<Row>(head: string, cell: (row: Row) => string | null): ReportColumn<Row> {
  return { head, type: 'time', cell };
}

/** Rows, complete or produced while they are written. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

/** One table of a report: columns, and batches of rows as cells in column order. Can be read once. */
export interface ReportTable {
  columns: readonly ReportColumnInfo[];
  batches: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** Rows written at once: few enough that a long report is never in memory, enough that handing them on costs nothing. */
export const BATCH_ROWS = 1_000;

/**
 * Combines columns and rows. Rows are produced only as fast as the table is read; if reading stops, the rows end too.
 */
export function table<Row>(columns: readonly ReportColumn<Row>[], rows: Rows<Row>): ReportTable {
  return { columns, batches: cellsOf(columns, Symbol.asyncIterator in rows ? batchesOf(rows) : [rows]) };
}

/** The same for many rows, which come in parts: a part is taken when the one before it was written. */
export function tableOfParts<Row>(
  columns: readonly ReportColumn<Row>[],
  parts: AsyncIterable<readonly Row[]>,
): ReportTable {
  return { columns, batches: cellsOf(columns, parts) };
}

async function* cellsOf<Row>(
  columns: readonly ReportColumn<Row>[],
  parts: Iterable<Iterable<Row>> | AsyncIterable<Iterable<Row>>,
): AsyncGenerator<Cell[][], void, undefined> {
  for await (const part of parts) {
    let batch: Cell[][] = [];
    for (const row of part) {
      batch.push(columns.map((column) => column.cell(row)));
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
}

async function* batchesOf<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row[], void, undefined> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
