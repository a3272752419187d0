import type { Freshness } from '@/lib/domain/answer';

/** A report as a file to hand out: its name, type and content, and how old and how whole the data in it is. */
export interface ReportFile {
  fileName: string;
  contentType: 'text/csv; charset=utf-8' | 'application/json; charset=utf-8';
  body: ReadableStream<Uint8Array> | string;
  freshness: Pick<Freshness, 'asOf' | 'source'>;
  /** False when an interval that is over has no number. */
  complete: boolean;
}
