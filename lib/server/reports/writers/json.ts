import { BATCH_ROWS } from './csv';
import type { Cell, ReportTable } from './table';

/** `array`: one JSON array, one row per line. `lines`: one row per line and nothing else (JSON Lines). */
export type JsonShape = 'array' | 'lines';

/**
 * Writes a table as JSON in batches: each row is an object with column headings as keys; numbers stay numbers, empty
 * cells are null. If the rows fail, the iteration fails before the array is closed.
 */
export async function* jsonPieces(
  { columns, rows }: ReportTable,
  shape: JsonShape,
): AsyncGenerator<string, void, undefined> {
  const array = shape === 'array';
  const objectOf = (cells: readonly Cell[]) =>
    Object.fromEntries(columns.map(({ head, decimals }, index) => [head, jsonValue(cells[index], decimals)]));
  let batch: string[] = [];
  let prefix = array ? '[\n' : '';
  const separator = array ? ',\n' : '\n';
  for await (const cells of rows) {
    batch.push(JSON.stringify(objectOf(cells)));
    if (batch.length < BATCH_ROWS) continue;
    yield prefix + batch.join(separator);
    prefix = separator;
    batch = [];
  }
  const last = batch.length > 0 ? prefix + batch.join(separator) : '';
  if (array) yield last === '' ? (prefix === separator ? '\n]\n' : '[]\n') : `${last}\n]\n`;
  else if (last !== '' || prefix !== '') yield `${last}\n`;
}

function jsonValue(cell: Cell, decimals: number | undefined): Cell {
  if (cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return null;
  return typeof cell === 'number' && decimals !== undefined ? Number(cell.toFixed(decimals)) : cell;
}
