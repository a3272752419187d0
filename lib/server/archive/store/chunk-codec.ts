import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { INSTANT_FORMS, type RowColumn, type RowTable } from '../../copper/row-table';
import { decodeJsonChunk } from './json-chunk';
import { packedSize, packingSchema, packNumbers, unpackNumbers, type WholeColumns } from './packed-numbers';

/** Rows of a series as the cloud sent them, and the other fields of the latest answer. */
export interface ChunkContent {
  summary: Record<string, unknown>;
  table: RowTable;
}

/** The first byte of a chunk of columns. Chunks of earlier versions are gzipped JSON, which begins with 31. */
const COLUMNS_VERSION = 2;
const HEADER_LENGTH_BYTES = 4;

const packed = { packing: packingSchema, missing: z.boolean() };
const columnSchema = z.discriminatedUnion('type', [
  z.object({ name: z.string(), type: z.literal('number'), ...packed }),
  z.object({ name: z.string(), type: z.literal('instant'), form: z.enum(INSTANT_FORMS), ...packed }),
  /** `values`: one that all rows have, or one of each row. `absent`: rows without this field. */
  z.object({
    name: z.string(),
    type: z.literal('other'),
    values: z.array(z.unknown()),
    absent: z.array(z.number()).optional(),
  }),
]);
type ColumnHeader = z.output<typeof columnSchema>;

/** Comes first in the compressed bytes, as JSON, after its length. The bytes of its columns follow in their order. */
const headerSchema = z.object({
  summary: z.record(z.string(), z.unknown()),
  count: z.number().int().nonnegative(),
  columns: z.array(columnSchema),
});

/** Returns the bytes of a chunk and their SHA-256. */
export function encodeChunk({ summary, table }: ChunkContent): { points: Uint8Array; checksum: string } {
  const others: WholeColumns = new Map();
  const encoded = [...table.columns].map(([name, column]) => encodeColumn(name, column, others));
  const header = { summary, count: table.count, columns: encoded.map((column) => column.header) };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(HEADER_LENGTH_BYTES);
  length.writeUInt32LE(headerBytes.length);
  const packedBytes = deflateRawSync(Buffer.concat([length, headerBytes, ...encoded.flatMap(({ bytes }) => bytes)]));
  const points = Buffer.concat([Buffer.of(COLUMNS_VERSION), packedBytes]);
  return { points, checksum: checksumOf(points) };
}

/** Returns the content of a chunk of any version. Throws when the bytes differ from those that were written. */
export function decodeChunk(points: Uint8Array, checksum: string): ChunkContent {
  if (checksumOf(points) !== checksum) throw new Error('damaged chunk: checksum mismatch');
  if (points[0] !== COLUMNS_VERSION) return decodeJsonChunk(points);
  const bytes = inflateRawSync(points.subarray(1));
  let at = HEADER_LENGTH_BYTES + bytes.readUInt32LE();
  const { summary, count, columns } = headerSchema.parse(JSON.parse(String(bytes.subarray(HEADER_LENGTH_BYTES, at))));
  const others: WholeColumns = new Map();
  const read = (length: number) => {
    if (at + length > bytes.length) throw new Error('damaged chunk: too short');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const decoded = columns.map((header) => [header.name, decodeColumn(header, count, read, others)] as const);
  return { summary, table: { count, columns: new Map(decoded) } };
}

function encodeColumn(
  name: string,
  column: RowColumn,
  others: WholeColumns,
): { header: ColumnHeader; bytes: Uint8Array[] } {
  if (column.type === 'other') return { header: { name, ...encodeOther(column.values) }, bytes: [] };
  const { values, ...kind } = column;
  const missing = values.some(Number.isNaN);
  const present = missing ? values.filter((value) => !Number.isNaN(value)) : values;
  const { packing, bytes } = packNumbers(name, present, others);
  return { header: { name, ...kind, packing, missing }, bytes: missing ? [bitsOf(values), bytes] : [bytes] };
}

function encodeOther(values: readonly unknown[]): { type: 'other'; values: unknown[]; absent?: number[] } {
  const [first] = values;
  if (typeof first === 'string' && values.every((value) => value === first)) return { type: 'other', values: [first] };
  const absent = values.flatMap((value, index) => (value === undefined ? [index] : []));
  return { type: 'other', values: [...values], ...(absent.length > 0 ? { absent } : {}) };
}

function decodeColumn(
  header: ColumnHeader,
  count: number,
  read: (length: number) => Uint8Array,
  others: WholeColumns,
): RowColumn {
  if (header.type === 'other') return { type: 'other', values: decodeOther(header, count) };
  const { name, packing, missing } = header;
  const bits = missing ? read(Math.ceil(count / 8)) : null;
  const indexes = bits && indexesOf(bits, count);
  const presentCount = indexes?.length ?? count;
  const present = unpackNumbers(name, packing, read(packedSize(packing, presentCount)), presentCount, others);
  const values = indexes ? new Float64Array(count).fill(Number.NaN) : present;
  indexes?.forEach((index, at) => {
    values[index] = present[at] ?? Number.NaN;
  });
  return header.type === 'instant' ? { type: 'instant', form: header.form, values } : { type: 'number', values };
}

function decodeOther(
  { values, absent }: { values: unknown[]; absent?: number[] | undefined },
  count: number,
): unknown[] {
  const all = values.length === 1 ? Array<unknown>(count).fill(values[0]) : values;
  // JSON has no undefined.
  for (const index of absent ?? []) all[index] = undefined;
  return all;
}

/** Returns a bit for each number, set where it is not missing. */
function bitsOf(values: Float64Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, index) => {
    if (!Number.isNaN(value)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return bits;
}

function indexesOf(bits: Uint8Array, count: number): number[] {
  const indexes: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (((bits[index >> 3] ?? 0) >> (index & 7)) & 1) indexes.push(index);
  }
  return indexes;
}

function checksumOf(points: Uint8Array): string {
  return createHash('sha256').update(points).digest('hex');
}
