import type { Freshness } from '@/lib/domain/answer';

/** A report as a file: its name, type and content, and how old and complete its data is. */
export interface ReportFile {
  fileName: string;
  contentType: string;
  /** Changes whenever the file's content does; differs between accounts. */
  etag: string;
  /** Produces the content. Called at most once, and not at all if the client already has it. */
  body: () => ReadableStream<Uint8Array>;
  freshness: Pick<Freshness, 'asOf' | 'source'>;
  /** False if a finished interval has no value. */
  complete: boolean;
}
