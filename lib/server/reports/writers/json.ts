import type { Cell, ReportTable } from './table';

/** `array`: one JSON array, one row per line. `lines`: one row per line and nothing else (JSON Lines). */
export type JsonShape = 'array' | 'lines';

/**
 * Writes a table as JSON in batches: each row is an object with column headings as keys; numbers stay numbers, empty
 * cells are null. If the rows fail, the iteration fails before the array is closed.
 */
export async function* jsonPieces(
  { columns, batches }: ReportTable,
  shape: JsonShape,
): AsyncGenerator<string, void, undefined> {
  const array = shape === 'array';
  const objectOf = (cells: readonly Cell[]) =>
    Object.fromEntries(columns.map(({ head, decimals }, index) => [head, jsonValue(cells[index], decimals)]));
  const separator = array ? ',\n' : '\n';
  let prefix = array ? '[\n' : '';
  let empty = true;
  for await (const batch of batches) {
    yield prefix + batch.map((cells) => JSON.stringify(objectOf(cells))).join(separator);
    prefix = separator;
    empty = false;
  }
  if (array) yield empty ? '[]\n' : '\n]\n';
  else if (!empty) yield '\n';
}

function jsonValue(cell: Cell, decimals: number | undefined): Cell {
  if (cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return null;
  return typeof cell === 'number' && decimals !== undefined ? Number(cell.toFixed(decimals)) : cell;
}
