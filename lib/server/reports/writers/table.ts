/** What stands in a cell; null is an empty one. A time comes written out, a number as a number. */
export type Cell = string | number | boolean | null | undefined;

/** What is known of a column without its rows. */
export interface ReportColumnInfo {
  head: string;
  /** Texts are guarded against formulas; numbers keep their sign and are written as plain decimals. */
  type: 'text' | 'number' | 'time';
  /** Unit of a number, where all rows share one. */
  unit?: string;
  /** A number is written with exactly so many decimals; without it, with as many as it has. */
  decimals?: number;
}

/** One column of a report as data: its head, how it is written, and how a row fills it. */
export interface ReportColumn<Row> extends ReportColumnInfo {
  cell: (row: Row) => Cell;
}

/** A column of words, ids and the like. */
export function text<Row>(head: string, cell: (row: Row) => Cell): ReportColumn<Row> {
  return { head, type: 'text', cell };
}

/** A column of numbers. */
export function number<Row>(
  head: string,
  cell: (row: Row) => number | null | undefined,
  facts: Pick<ReportColumnInfo, 'unit' | 'decimals'> = {},
): ReportColumn<Row> {
  return { head, type: 'number', ...facts, cell };
}

/** A column of times, written out by `zonedTimes`. */
export function time<Row>(head: string, cell: (row: Row) => string | null): ReportColumn<Row> {
  return { head, type: 'time', cell };
}

/** Rows at hand, or made while they are written. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

/** One table of a report: columns, and rows as cells in their order. Can be read once. */
export interface ReportTable {
  columns: readonly ReportColumnInfo[];
  rows: AsyncIterable<readonly Cell[]>;
}

/** Puts rows under columns. Rows are taken only as fast as the table is read; a reader that stops ends them too. */
export function table<Row>(columns: readonly ReportColumn<Row>[], rows: Rows<Row>): ReportTable {
  return { columns, rows: cellsOf(columns, rows) };
}

async function* cellsOf<Row>(
  columns: readonly ReportColumn<Row>[],
  rows: Rows<Row>,
): AsyncGenerator<Cell[], void, undefined> {
  for await (const row of rows) yield columns.map((column) => column.cell(row));
}
