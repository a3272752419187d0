import type { ReportFile } from '../reports/report-file';

/** 200 with a file; scripts read its age and completeness from the headers. A failing body breaks the connection. */
export function downloadResponse({ fileName, contentType, body, freshness, complete }: ReportFile): Response {
  return new Response(body, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
      Vary: 'Cookie',
      'X-Data-As-Of': freshness.asOf,
      'X-Data-Source': freshness.source,
      'X-Data-Complete': String(complete),
    },
  });
}
