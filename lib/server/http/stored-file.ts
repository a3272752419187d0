import { byteRange, ifRangeMatches } from './byte-range';
import { etagMatches, PRIVATE_HEADERS } from './responses';

/** A file that is whole and never changes. */
export interface StoredFile {
  file: { name: string; contentType: string; bytes: number; sha256: string };
  /** Milliseconds. */
  finishedAt: number;
  open(from: number, to: number): Promise<ReadableStream<Uint8Array>>;
}

/** A file, or the part of it that is asked for: 200, 206, 304 or 416. A failing read breaks the connection. */
export async function storedFileResponse(request: Request, { file, finishedAt, open }: StoredFile): Promise<Response> {
  const { name, contentType, bytes, sha256 } = file;
  const etag = `"${sha256}"`;
  const headers: Record<string, string> = {
    ...PRIVATE_HEADERS,
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Last-Modified': new Date(finishedAt).toUTCString(),
  };
  if (etagMatches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  const wanted = ifRangeMatches(request.headers.get('if-range'), etag, finishedAt)
    ? byteRange(request.headers.get('range'), bytes)
    : null;
  if (wanted === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes}` } });
  }
  const { from, to } = wanted ?? { from: 0, to: bytes - 1 };
  const body = await open(from, to);
  const isHead = request.method === 'HEAD';
  // Nobody will read it, and on the disk it is an open file.
  if (isHead) await body.cancel();
  return new Response(isHead ? null : body, {
    status: wanted ? 206 : 200,
    headers: {
      ...headers,
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Length': String(to - from + 1),
      ...(wanted ? { 'Content-Range': `bytes ${from}-${to}/${bytes}` } : {}),
    },
  });
}
