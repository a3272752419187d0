import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type CsvStyle, csvPieces } from './csv';
import type { ReportColumnInfo, ReportTable } from './table';

/** A file in a zip: a table, written as CSV, or text. */
export type ZipEntry = { path: string; table: ReportTable } | { path: string; text: string };

/** A file's entry in the manifest. */
export interface ManifestFile {
  path: string;
  bytes: number;
  sha256: string;
  /** Rows below the header, for a table. */
  rows?: number;
  columns?: ReportColumnInfo[];
}

export interface ZipOptions {
  entries: AsyncIterable<ZipEntry>;
  style: CsvStyle;
  /** Fields of `manifest.json`, the last file, besides the list of files. */
  manifest: Record<string, unknown>;
  /** The time of every file (ms): that of the data, so that equal data makes equal files. */
  modifiedAt: number;
}

/** Takes 40% of the time of zlib's default of 6, for files that are 6% larger. */
const COMPRESSION_LEVEL = 4;

/**
 * A file of one piece is added as a whole, which takes a third of the time of a stream. The next one after so many is a
 * stream, since only a stream waits until those before it were read.
 */
const SMALL_FILES_AT_ONCE = 16;

/**
 * Writes a zip piece by piece: each file is produced while it is sent, and last comes `manifest.json` with the rows and
 * SHA-256 of each. Nothing is produced that is not read. If something fails, the iteration fails before the zip has its
 * index, without which no program opens it.
 */
export async function* zipPieces(options: ZipOptions): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error) => output.destroy(error as Error));
  const writing = writeEntries(zip, options).catch((error: Error) => output.destroy(error));
  try {
    for await (const piece of output) yield piece as Uint8Array;
    await writing;
  } finally {
    output.destroy();
  }
}

async function writeEntries(zip: ZipFile, { entries, style, manifest, modifiedAt }: ZipOptions): Promise<void> {
  const output = zip.outputStream as Readable;
  const files: ManifestFile[] = [];
  const options = { mtime: new Date(modifiedAt), mode: 0o100644, compressionLevel: COMPRESSION_LEVEL };
  let smallFiles = 0;
  for await (const entry of entries) {
    // The reader has gone away: stop.
    if (output.destroyed) return;
    const file = measuredEntry(entry, style);
    const [first, second] = [await file.pieces.next(), await file.pieces.next()];
    if (second.done && smallFiles < SMALL_FILES_AT_ONCE) {
      smallFiles += 1;
      zip.addBuffer(first.value ?? Buffer.alloc(0), entry.path, options);
    } else {
      smallFiles = 0;
      const source = Readable.from(rejoined([first, second], file.pieces), { objectMode: false, highWaterMark: 1 });
      const destroySource = () => source.destroy();
      output.once('close', destroySource);
      zip.addReadStream(source, entry.path, options);
      await endOf(source);
      output.off('close', destroySource);
      forgetWritten(zip);
    }
    files.push(file.facts());
  }
  zip.addBuffer(Buffer.from(`${JSON.stringify({ ...manifest, files }, null, 2)}\n`), 'manifest.json', options);
  zip.end();
}

/** yazl keeps the content of all files until the end, though those before the last one are written. */
function forgetWritten(zip: ZipFile): void {
  const { entries } = zip as unknown as { entries: { doFileDataPump: unknown }[] };
  for (let index = entries.length - 2; entries[index]?.doFileDataPump; index -= 1) {
    (entries[index] as { doFileDataPump: unknown }).doFileDataPump = null;
  }
}

async function* rejoined(
  taken: readonly IteratorResult<Buffer, undefined>[],
  rest: AsyncGenerator<Buffer, undefined>,
): AsyncGenerator<Buffer> {
  for (const { value } of taken) if (value) yield value;
  yield* rest;
}

/** Resolves when the stream was read to its end or destroyed; rejects when it fails. */
function endOf(source: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    source.once('error', reject);
    source.once('close', resolve);
  });
}

/** Returns an entry's content, and its manifest entry, which is known once the content has been read to its end. */
function measuredEntry(
  entry: ZipEntry,
  style: CsvStyle,
): { pieces: AsyncGenerator<Buffer, undefined>; facts: () => ManifestFile } {
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  async function* countRows(table: ReportTable): ReportTable['batches'] {
    for await (const batch of table.batches) {
      rows += batch.length;
      yield batch;
    }
  }
  async function* pieces(): AsyncGenerator<Buffer, undefined> {
    const texts =
      'text' in entry
        ? [entry.text]
        : csvPieces({ columns: entry.table.columns, batches: countRows(entry.table) }, style);
    for await (const text of texts) {
      const piece = Buffer.from(text);
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    return undefined;
  }
  return {
    pieces: pieces(),
    facts() {
      const facts = { path: entry.path, bytes, sha256: hash.digest('hex') };
      if ('text' in entry) return facts;
      const columns = entry.table.columns.map(({ head, type, unit, decimals }) => ({ head, type, unit, decimals }));
      return { ...facts, rows, columns };
    },
  };
}
