import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ApiFailure, ApiResult } from './api.types';

function etagHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}

/** True when If-None-Match contains the ETag, by the weak comparison of RFC 9110. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

function send(res: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  const length = status === 304 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  res.writeHead(status, { ...headers, ...length });
  res.end(body);
}

/** Sends a 200, or a 304 when the client has the same body. `identity` gives the ETag of a streamed body. */
export async function respond(
  req: IncomingMessage,
  res: ServerResponse,
  answer: ApiResult,
  identity: string,
  now: number,
): Promise<void> {
  const text = answer.pieces ? null : JSON.stringify(answer.body);
  const etag = `"${etagHash(text ?? identity)}"`;
  const headers = {
    // By the sandbox's clock, so that tests can simulate a cloud whose clock is wrong.
    Date: new Date(now).toUTCString(),
    'Cache-Control': `private, max-age=${answer.maxAge}`,
    ETag: etag,
  };
  if (matches(req.headers['if-none-match'], etag)) return send(res, 304, headers, '');
  const withType = { ...headers, 'Content-Type': 'application/json; charset=utf-8' };
  if (text !== null) return send(res, 200, withType, text);
  res.writeHead(200, withType);
  // A client that disconnects is not an error.
  await pipeline(Readable.from(answer.pieces ?? []), res).catch(() => {});
}

export function respondFailure(res: ServerResponse, failure: ApiFailure, now: number): void {
  const body = JSON.stringify({ error: failure.code, message: failure.message });
  const headers = {
    Date: new Date(now).toUTCString(),
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json; charset=utf-8',
    ...failure.headers,
  };
  send(res, failure.status, headers, body);
}
