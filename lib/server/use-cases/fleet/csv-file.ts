import { createHash } from 'node:crypto';
import type { Freshness } from '@/lib/domain/answer';
import { byteStream } from '../../reports/byte-stream';
import { reportFileName } from '../../reports/file-name';
import type { ReportFile } from '../../reports/report-file';
import { csvPieces } from '../../reports/writers/csv';
import { type ReportColumn, table } from '../../reports/writers/table';

/** Returns a page's rows as a CSV file. With `asOf`, `etagInputs` identify the file's content. */
export function csvFile<Row>(
  report: string,
  columns: readonly ReportColumn<Row>[],
  rows: readonly Row[],
  { asOf, source }: Pick<Freshness, 'asOf' | 'source'>,
  etagInputs: readonly unknown[],
): ReportFile {
  const tag = createHash('sha256').update(JSON.stringify([...etagInputs, asOf]));
  return {
    fileName: reportFileName({ names: [report], extension: 'csv' }),
    contentType: 'text/csv; charset=utf-8',
    etag: tag.digest('base64url').slice(0, 27),
    body: () => byteStream(csvPieces(table(columns, rows))),
    freshness: { asOf, source },
    complete: true,
  };
}
