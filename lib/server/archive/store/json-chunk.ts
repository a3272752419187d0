import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type RowTable, setField, tableOf, type WireRow } from '../../copper/row-table';

const chunkSchema = z.object({
  summary: z.record(z.string(), z.unknown()),
  columns: z.record(z.string(), z.array(z.unknown())),
  /** The number of rows; columns do not show it, as a row may have no fields. */
  count: z.number().int().nonnegative(),
});

/** Returns the content of a chunk of version 1, gzipped JSON. Such chunks are written again when they change. */
export function decodeJsonChunk(points: Uint8Array): { summary: Record<string, unknown>; table: RowTable } {
  const { summary, columns, count } = chunkSchema.parse(JSON.parse(gunzipSync(points).toString()));
  const rows = Array.from({ length: count }, (_, index) => {
    const row: WireRow = {};
    for (const [name, values] of Object.entries(columns)) {
      if (!isAbsent(values[index])) setField(row, name, values[index]);
    }
    return row;
  });
  return { summary, table: tableOf(rows) };
}

/** A field that a row does not have. */
function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'absent' in value;
}
