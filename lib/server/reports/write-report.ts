import { createHash } from 'node:crypto';
import { byteStream } from './byte-stream';
import { checkReportParams } from './check-report-params';
import { csvStyle } from './csv-style';
import type { PreparedReport, ReportDefinition, ReportFormat, ReportParams, ReportRun } from './definition';
import { reportFileName } from './file-name';
import type { ReportFile } from './report-file';
import { type CsvStyle, csvPieces } from './writers/csv';
import { jsonPieces } from './writers/json';
import type { ReportTable } from './writers/table';
import { type ZipEntry, zipPieces } from './writers/zip';

/** Media types of the formats, with their encoding. */
export const CONTENT_TYPES: Record<ReportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  zip: 'application/zip',
};

/** Prepares a report and returns a file whose content is produced while it is read. Throws what `prepare` throws. */
export async function writeReport(
  run: ReportRun,
  definition: ReportDefinition,
  params: ReportParams,
): Promise<ReportFile> {
  checkReportParams(definition, run.format, params);
  return reportFile(run, definition, params, await definition.prepare(run, params));
}

/** A report as files of a folder. */
export interface ReportFolder {
  files: AsyncIterable<{ path: string; body: () => ReadableStream<Uint8Array> }>;
  complete: boolean;
}

/** Prepares a report and returns the files of its zip, in their order. Throws what `prepare` throws. */
export async function writeReportFolder(
  run: ReportRun,
  definition: ReportDefinition,
  params: ReportParams,
): Promise<ReportFolder> {
  checkReportParams(definition, run.format, params);
  const prepared = await definition.prepare(run, params);
  const style = csvStyle(params);
  async function* files() {
    const entries = prepared.entries ?? single({ path: `${definition.name}.csv`, table: requireTable(prepared) });
    for await (const entry of entries) {
      const pieces = 'text' in entry ? single(entry.text) : csvPieces(entry.table, style);
      yield { path: entry.path, body: () => byteStream(pieces) };
    }
  }
  return { files: files(), complete: prepared.gaps.length === 0 };
}

/** Returns a prepared report as a file. Throws `bad_request` for an invalid CSV style. */
export function reportFile(
  run: Pick<ReportRun, 'account' | 'format'>,
  definition: ReportDefinition,
  params: ReportParams,
  prepared: PreparedReport,
): ReportFile {
  const style = csvStyle(params);
  const { name } = definition;
  const { account, format } = run;
  return {
    fileName: reportFileName({ names: prepared.names ?? [name, prepared.id], ...prepared.range, extension: format }),
    contentType: CONTENT_TYPES[format],
    etag: createHash('sha256')
      .update(JSON.stringify([account.id, name, format, params, prepared.freshness.asOf, prepared.etagInputs]))
      .digest('base64url')
      .slice(0, 27),
    body: () => byteStream(createPieces(definition, prepared, params, format, style)),
    freshness: prepared.freshness,
    complete: prepared.gaps.length === 0,
  };
}

function createPieces(
  { name }: ReportDefinition,
  prepared: PreparedReport,
  params: ReportParams,
  format: ReportFormat,
  style: CsvStyle,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  if (format === 'zip') {
    return zipPieces({
      entries: prepared.entries ?? single({ path: `${name}.csv`, table: requireTable(prepared) }),
      style,
      manifest: createManifest(name, prepared, params),
      modifiedAt: Date.parse(prepared.freshness.asOf),
    });
  }
  if (format === 'csv') return csvPieces(requireTable(prepared), style);
  if (format === 'json' && prepared.json !== undefined) return single(`${JSON.stringify(prepared.json, null, 2)}\n`);
  return jsonPieces(requireTable(prepared), format === 'json' ? 'array' : 'lines');
}

function createManifest(report: string, { zone, freshness, gaps }: PreparedReport, params: ReportParams) {
  return {
    report,
    parameters: params,
    /** The zone in which days begin, or null if each premise has its own. */
    zone,
    asOf: freshness.asOf,
    coverage: { complete: gaps.length === 0, gaps },
  };
}

function requireTable({ table }: PreparedReport): ReportTable {
  if (!table) throw new Error('the report has no table');
  return table;
}

async function* single<T extends string | ZipEntry>(item: T): AsyncGenerator<T, void, undefined> {
  yield item;
}
