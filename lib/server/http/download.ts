import type { ReportFile } from '../reports/report-file';
import { etagMatches, PRIVATE_HEADERS } from './responses';

/**
 * Returns 200 with a file, or 304 when the client has it. The headers carry its age and completeness for scripts. When
 * the body fails, the connection breaks, so that a partial file never looks complete.
 */
export function downloadResponse(request: Request, file: ReportFile): Response {
  const init = responseInit(request, file);
  return new Response(init.status === 304 ? null : file.body(), init);
}

/** Returns the response to a HEAD: the headers of the same GET, or only the type of a file that does not exist yet. */
export function downloadHead(request: Request, known: { file: ReportFile } | { contentType: string }): Response {
  if ('file' in known) return new Response(null, responseInit(request, known.file));
  return new Response(null, { headers: { ...PRIVATE_HEADERS, 'Content-Type': known.contentType } });
}

function responseInit(request: Request, file: ReportFile): { status: number; headers: Record<string, string> } {
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
