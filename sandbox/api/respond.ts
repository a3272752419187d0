import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ApiFailure, ApiResult } from './api.types';

function sha(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}

/** Compared the weak way, as RFC 9110 asks for If-None-Match. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}

function send(res: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  const length = status === 304 ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  res.writeHead(status, { ...headers, ...length });
  res.end(body);
}

/** A 200, or a 304 when the client holds the same. `identity` names an answer that is made while it is sent. */
export async function respond(
  req: IncomingMessage,
  res: ServerResponse,
  answer: ApiResult,
  identity: string,
  now: number,
): Promise<void> {
  const text = answer.pieces ? null : JSON.stringify(answer.body);
  const etag = `"${sha(text ?? identity)}"`;
  const headers = {
    // By the sandbox's clock, so that a cloud whose clock is wrong can be played.
    Date: new Date(now).toUTCString(),
    'Cache-Control': `private, max-age=${answer.maxAge}`,
    ETag: etag,
  };
  if (matches(req.headers['if-none-match'], etag)) return send(res, 304, headers, '');
  const typed = { ...headers, 'Content-Type': 'application/json; charset=utf-8' };
  if (text !== null) return send(res, 200, typed, text);
  res.writeHead(200, typed);
  // A client that goes away in the middle is no error of ours.
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
