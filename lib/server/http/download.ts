import type { ReportFile } from '../reports/report-file';
import { holds, PRIVATE_HEADERS } from './answer';

/**
 * 200 with a file, or 304 without one when the asker has it already; scripts read its age and completeness from the
 * headers. A failing body breaks the connection: it never ends as if it were whole.
 */
export function downloadResponse(request: Request, file: ReportFile): Response {
  const etag = `W/"${file.tag}"`;
  const headers = {
    ...PRIVATE_HEADERS,
    ETag: etag,
    'X-Data-As-Of': file.freshness.asOf,
    'X-Data-Source': file.freshness.source,
    'X-Data-Complete': String(file.complete),
  };
  if (holds(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(file.body(), {
    headers: {
      ...headers,
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename="${file.fileName}"`,
    },
  });
}
