import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Rows of a series as the cloud sent them, and the other fields of the answer they last came with. */
export interface ChunkContent {
  summary: Record<string, unknown>;
  rows: Record<string, unknown>[];
}

const wireChunk = z.object({
  summary: z.record(z.string(), z.unknown()),
  columns: z.record(z.string(), z.array(z.unknown())),
  /** How many rows: a row may have no field at all. */
  count: z.number().int().nonnegative(),
});

/** Columns compress to a third of what rows do. A field that a row does not have is left out of it again. */
const ABSENT = { absent: true };

/** The bytes of a chunk and their SHA-256. */
export async function encodeChunk({ summary, rows }: ChunkContent): Promise<{ points: Uint8Array; checksum: string }> {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Object.fromEntries(
    [...names].map((name) => [name, rows.map((row) => (name in row ? row[name] : ABSENT))]),
  );
  const points = await pack(Buffer.from(JSON.stringify({ summary, columns, count: rows.length })));
  return { points, checksum: checksumOf(points) };
}

/** Reads a chunk back. Throws when the bytes are not those that were written. */
export async function decodeChunk(points: Uint8Array, checksum: string): Promise<ChunkContent> {
  if (checksumOf(points) !== checksum) throw new Error('a chunk of the archive is damaged: its checksum differs');
  const { summary, columns, count } = wireChunk.parse(JSON.parse((await unpack(points)).toString()));
  const rows = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  for (const [name, values] of Object.entries(columns)) {
    rows.forEach((row, at) => {
      if (!isAbsent(values[at])) row[name] = values[at];
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
