import { join } from 'node:path';
import { rowsOf } from '../../copper/row-table';
import type { Database } from '../../db/database';
import { isHistoryName, readAllVersions } from '../../db/list-history';
import { findListStates, listSeriesKeys, readAllStateChanges, readSeriesChunks } from '../../db/read-archive';
import type { SeriesChunkRow, SeriesKey } from '../../db/series-chunks';
import { decodeChunk } from '../store/chunk-codec';
import { parseSpans } from '../store/series-store';
import { chunkName } from './chunk-name';
import { openJsonLines } from './json-lines-file';

/** A file of an export, as listed in its manifest. */
export interface ExportedFile {
  /** Path below the export's folder, with `/`. */
  file: string;
  accountId: string;
  lines: number;
  sha256: string;
  series?: SeriesKey;
  /** Of a series: the spans that were fetched, with or without readings. */
  asked?: { start: string; end: string }[];
  list?: string;
  firstSeenAt?: string;
  lastSeenAt?: string;
}

/** Writes an account's files below `folder` and yields each when it is complete. Skips damaged chunks and adds their names to `damaged`. */
export async function* writeAccountFiles(
  db: Database,
  accountId: string,
  folder: string,
  damaged: string[],
): AsyncGenerator<ExportedFile> {
  const accountFolder = encodeURIComponent(accountId);
  for (const series of await listSeriesKeys(db, accountId)) {
    const file = `${accountFolder}/series/${series.resource}/${fileName(series.subject)}.${series.granularity}.jsonl`;
    yield { file, accountId, series, ...(await writeSeries(db, accountId, series, join(folder, file), damaged)) };
  }
  for (const { list, firstSeenAt, lastSeenAt } of await findListStates(db, accountId)) {
    if (isHistoryName(list)) continue;
    const file = `${accountFolder}/lists/${list}.jsonl`;
    const rows = mapRows(readAllVersions(db, accountId, list), ({ itemId, seenAt, body }) => ({
      id: itemId,
      seenAt,
      body: body === null ? null : JSON.parse(body),
    }));
    const written = await writeRows(rows, join(folder, file));
    const times = { firstSeenAt: firstSeenAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() };
    yield { file, accountId, list, ...times, ...written };
  }
  const file = `${accountFolder}/state-changes.jsonl`;
  const rows = mapRows(readAllStateChanges(db, accountId), ({ device, deviceId, at, fromState, seenAt }) => ({
    device,
    id: deviceId,
    at,
    from: fromState,
    seenAt,
  }));
  yield { file, accountId, ...(await writeRows(rows, join(folder, file))) };
}

async function writeSeries(db: Database, accountId: string, series: SeriesKey, path: string, damaged: string[]) {
  const file = await openJsonLines(path);
  const asked: { start: string; end: string }[] = [];
  for await (const chunk of readSeriesChunks(db, accountId, series)) {
    const content = readChunk(chunk);
    if (content) {
      await file.write(content.rows);
      for (const { start, end } of content.spans) {
        addSpan(asked, new Date(start).toISOString(), new Date(end).toISOString());
      }
    } else damaged.push(chunkName(chunk));
  }
  return { ...(await file.close()), asked };
}

/** Returns a chunk's rows and spans; null where it is damaged. */
function readChunk({ points, checksum, coverage }: SeriesChunkRow) {
  try {
    return { rows: rowsOf(decodeChunk(points, checksum).table), spans: parseSpans(coverage) };
  } catch {
    return null;
  }
}

/** Adds a span to sorted ones. One that touches the last one extends it. */
function addSpan(spans: { start: string; end: string }[], start: string, end: string): void {
  const last = spans.at(-1);
  if (last?.end === start) last.end = end;
  else spans.push({ start, end });
}

async function writeRows(rows: AsyncIterable<unknown>, path: string) {
  const file = await openJsonLines(path);
  for await (const row of rows) await file.write([row]);
  return file.close();
}

async function* mapRows<T, U>(rows: AsyncIterable<T>, change: (row: T) => U): AsyncGenerator<U> {
  for await (const row of rows) yield change(row);
}

/** Returns a file name for an id. Unsafe characters are encoded, the colon of meter ids as `_`; names stay unique. */
function fileName(id: string): string {
  return encodeURIComponent(id).replaceAll('_', '%5F').replaceAll('%3A', '_').replaceAll('*', '%2A');
}
