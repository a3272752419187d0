import type { ReportFile } from '../reports/report-file';
import { etagMatches, PRIVATE_HEADERS } from './responses';

/**
 * 200 with a file, or 304 without one when the asker has it already; scripts read its age and completeness from the
 * headers. A failing body breaks the connection: it never ends as if it were whole.
 */
export function downloadResponse(request: Request, file: ReportFile): Response {
  const beginning = beginningOf(request, file);
  return new Response(beginning.status === 304 ? null : file.body(), beginning);
}

/** To a HEAD: what the same GET would begin with, of a file that is not made yet its type alone. */
export function downloadHead(request: Request, known: { file: ReportFile } | { contentType: string }): Response {
  if ('file' in known) return new Response(null, beginningOf(request, known.file));
  return new Response(null, { headers: { ...PRIVATE_HEADERS, 'Content-Type': known.contentType } });
}

function beginningOf(request: Request, file: ReportFile): { status: number; headers: Record<string, string> } {
  const etag = `W/"${file.etag}"`;
  const headers = {
    ...PRIVATE_HEADERS,
    ETag: etag,
    'X-Data-As-Of': file.freshness.asOf,
    'X-Data-Source': file.freshness.source,
    'X-Data-Complete': String(file.complete),
  };
  if (etagMatches(request.headers.get('if-none-match'), etag)) return { status: 304, headers };
  return {
    status: 200,
    headers: {
      ...headers,
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename="${file.fileName}"`,
    },
  };
}
