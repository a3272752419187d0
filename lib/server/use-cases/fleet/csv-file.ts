import { createHash } from 'node:crypto';
import type { Freshness } from '@/lib/domain/answer';
import { byteStream } from '../../reports/byte-stream';
import { reportFileName } from '../../reports/file-name';
import type { ReportFile } from '../../reports/report-file';
import { csvPieces } from '../../reports/writers/csv';
import { type ReportColumn, table } from '../../reports/writers/table';

/** A page's rows as a CSV file. `madeOf`: what tells this file from others of lists as old. */
export function csvFile<Row>(
  report: string,
  columns: readonly ReportColumn<Row>[],
  rows: readonly Row[],
  { asOf, source }: Pick<Freshness, 'asOf' | 'source'>,
  madeOf: readonly unknown[],
): ReportFile {
  const tag = createHash('sha256').update(JSON.stringify([...madeOf, asOf]));
  return {
    fileName: reportFileName({ report, extension: 'csv' }),
    contentType: 'text/csv; charset=utf-8',
    etag: tag.digest('base64url').slice(0, 27),
    body: () => byteStream(csvPieces(table(columns, rows))),
    freshness: { asOf, source },
    complete: true,
  };
}
