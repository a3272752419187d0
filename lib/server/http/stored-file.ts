import { byteRange, ifRangeMatches } from './byte-range';
import { etagMatches, PRIVATE_HEADERS } from './responses';

/** A complete file that never changes. */
export interface StoredFile {
  file: { name: string; contentType: string; bytes: number; sha256: string };
  /** Milliseconds. */
  finishedAt: number;
  open(from: number, to: number): Promise<ReadableStream<Uint8Array>>;
}

/** Returns a file or the requested part of it: 200, 206, 304 or 416. A failing read breaks the connection. */
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
  const range = ifRangeMatches(request.headers.get('if-range'), etag, finishedAt)
    ? byteRange(request.headers.get('range'), bytes)
    : null;
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes}` } });
  }
  const { from, to } = range ?? { from: 0, to: bytes - 1 };
  const body = await open(from, to);
  const isHead = request.method === 'HEAD';
  // A HEAD has no body: close the file.
  if (isHead) await body.cancel();
  return new Response(isHead ? null : body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Length': String(to - from + 1),
      ...(range ? { 'Content-Range': `bytes ${from}-${to}/${bytes}` } : {}),
    },
  });
}
