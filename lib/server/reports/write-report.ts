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

/** Prepares a report and puts it into a file whose bytes are made while they are read. Throws what `prepare` throws. */
export async function writeReport(
  run: ReportRun,
  definition: ReportDefinition,
  params: ReportParams,
): Promise<ReportFile> {
  checkReportParams(definition, run.format, params);
  return reportFile(run, definition, params, await definition.prepare(run, params));
}

/** A prepared report as a file. Throws `bad_request` where its spelling makes no sense. */
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
    fileName: reportFileName({ report: name, id: prepared.id, ...prepared.range, extension: format }),
    contentType: CONTENT_TYPES[format],
    etag: createHash('sha256')
      .update(JSON.stringify([account.id, name, format, params, prepared.freshness.asOf, prepared.etagInputs]))
      .digest('base64url')
      .slice(0, 27),
    body: () => byteStream(piecesOf(definition, prepared, params, format, style)),
    freshness: prepared.freshness,
    complete: prepared.gaps.length === 0,
  };
}

function piecesOf(
  { name }: ReportDefinition,
  prepared: PreparedReport,
  params: ReportParams,
  format: ReportFormat,
  style: CsvStyle,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  if (format === 'zip') {
    return zipPieces({
      entries: prepared.entries ?? only({ path: `${name}.csv`, table: tableOf(prepared) }),
      style,
      manifest: manifestOf(name, prepared, params),
      modifiedAt: Date.parse(prepared.freshness.asOf),
    });
  }
  if (format === 'csv') return csvPieces(tableOf(prepared), style);
  if (format === 'json' && prepared.json !== undefined) return only(`${JSON.stringify(prepared.json, null, 2)}\n`);
  return jsonPieces(tableOf(prepared), format === 'json' ? 'array' : 'lines');
}

function manifestOf(report: string, { zone, freshness, gaps }: PreparedReport, params: ReportParams) {
  return {
    report,
    parameters: params,
    /** Where days are cut: one zone for all, or null, each premise's own. */
    zone,
    asOf: freshness.asOf,
    coverage: { complete: gaps.length === 0, gaps },
  };
}

function tableOf({ table }: PreparedReport): ReportTable {
  if (!table) throw new Error('report has no table of its own');
  return table;
}

async function* only<T extends string | ZipEntry>(thing: T): AsyncGenerator<T, void, undefined> {
  yield thing;
}
