import type { Freshness } from '@/lib/domain/answer';

/** A report as a file to hand out: its name, type and content, and how old and how whole the data in it is. */
export interface ReportFile {
  fileName: string;
  contentType: string;
  /** A text that is another whenever the file would be; not the same for two accounts. */
  etag: string;
  /** Makes the content; called at most once, and not at all for who has it already. */
  body: () => ReadableStream<Uint8Array>;
  freshness: Pick<Freshness, 'asOf' | 'source'>;
  /** False when an interval that is over has no number. */
  complete: boolean;
}
