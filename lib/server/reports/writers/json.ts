import { BATCH_ROWS } from './csv';
import type { Cell, ReportTable } from './table';

/** `array`: one JSON array, a row a line. `lines`: a row a line and nothing else (JSON lines). */
export type JsonShape = 'array' | 'lines';

/**
 * Writes a table as JSON, a thousand rows at a time: each row an object by column heads, numbers as numbers, empty
 * cells null. A failing row source fails the iteration before the array is closed.
 */
export async function* jsonPieces(
  { columns, rows }: ReportTable,
  shape: JsonShape,
): AsyncGenerator<string, void, undefined> {
  const array = shape === 'array';
  const objectOf = (cells: readonly Cell[]) =>
    Object.fromEntries(columns.map(({ head, decimals }, place) => [head, jsonValue(cells[place], decimals)]));
  let batch: string[] = [];
  let lead = array ? '[\n' : '';
  const between = array ? ',\n' : '\n';
  for await (const cells of rows) {
    batch.push(JSON.stringify(objectOf(cells)));
    if (batch.length < BATCH_ROWS) continue;
    yield lead + batch.join(between);
    lead = between;
    batch = [];
  }
  const last = batch.length > 0 ? lead + batch.join(between) : '';
  if (array) yield last === '' ? (lead === between ? '\n]\n' : '[]\n') : `${last}\n]\n`;
  else if (last !== '' || lead !== '') yield `${last}\n`;
}

function jsonValue(cell: Cell, decimals: number | undefined): Cell {
  if (cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return null;
  return typeof cell === 'number' && decimals !== undefined ? Number(cell.toFixed(decimals)) : cell;
}
