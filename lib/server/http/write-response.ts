import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createGzip } from 'node:zlib';
import { completeBodyOf } from './complete-body';

/** A smaller body fits into one packet either way. */
const MIN_BYTES = 1024;
const COMPRESSIBLE = /^(text\/|application\/([\w.-]+\+)?json\b|application\/x-ndjson\b)/;

/**
 * Sends a response of a route, compressed where the client accepts it. A stream is read only as fast as the client
 * reads; when it fails, the connection breaks. Bodies with a stated length or range are sent as they are.
 */
export async function writeResponse(request: IncomingMessage, to: ServerResponse, response: Response): Promise<void> {
  to.statusCode = response.status;
  for (const [name, value] of response.headers) to.appendHeader(name, value);
  const mayCompress = isCompressible(response.headers);
  if (mayCompress) addVary(to);
  const compress = mayCompress && acceptsGzip(request.headers['accept-encoding']);
  const complete = completeBodyOf(response);
  if (request.method === 'HEAD' || response.body === null) {
    // A source of the body, such as an open file, is released.
    await response.body?.cancel();
    to.end();
  } else if (complete) {
    const gzipped = compress && complete.text.length >= MIN_BYTES ? await complete.gzipped() : null;
    if (gzipped) to.setHeader('Content-Encoding', 'gzip');
    const bytes = gzipped ?? Buffer.from(complete.text);
    to.setHeader('Content-Length', bytes.length);
    to.end(bytes);
  } else {
    const source = Readable.fromWeb(response.body as WebStream);
    if (!compress) return pipeline(source, to);
    to.setHeader('Content-Encoding', 'gzip');
    await pipeline(source, createGzip(), to);
  }
}

function isCompressible(headers: Headers): boolean {
  return (
    COMPRESSIBLE.test(headers.get('content-type') ?? '') &&
    !/\bno-transform\b/.test(headers.get('cache-control') ?? '') &&
    !['content-encoding', 'content-length', 'content-range', 'accept-ranges'].some((name) => headers.has(name))
  );
}

function addVary(to: ServerResponse): void {
  const vary = to.getHeader('Vary');
  to.setHeader('Vary', vary === undefined ? 'Accept-Encoding' : `${vary}, Accept-Encoding`);
}

/** True when an `Accept-Encoding` header allows gzip. Pure. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  const qualityOf = new Map(
    String(header ?? '')
      .split(',')
      .map((entry) => {
        const [coding = '', ...parameters] = entry
          .trim()
          .toLowerCase()
          .split(/\s*;\s*/);
        const quality = parameters.find((parameter) => parameter.startsWith('q='));
        return [coding, quality === undefined ? 1 : Number(quality.slice(2))] as const;
      }),
  );
  return (qualityOf.get('gzip') ?? qualityOf.get('*') ?? 0) > 0;
}
