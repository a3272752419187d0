import { createHash } from 'node:crypto';
import { ownPath } from '@/lib/contract/own-path';
import { type CompleteBody, completeBody, completeResponse } from './complete-body';

/** The browser may cache a response but revalidates it every time; shared caches may not store it. */
export const PRIVATE_HEADERS = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie, Authorization' } as const;

/** True when an `If-None-Match` header names `etag`, strong or weak. */
export function etagMatches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((each) => {
    const candidate = each.trim();
    return candidate === '*' || candidate.replace(/^W\//, '') === opaque;
  });
}

interface WrittenJson {
  etag: string;
  body: CompleteBody;
}

/** What was written of an object: one that is returned again is not written, hashed and compressed again. */
const written = new WeakMap<object, WrittenJson>();

function writeJson(value: object): WrittenJson {
  const known = written.get(value);
  if (known) return known;
  const text = JSON.stringify(value);
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const made = { etag, body: completeBody(text) };
  written.set(value, made);
  return made;
}

/**
 * Returns 200 with `value` as JSON and a weak `ETag` of it, or 304 without a body when the browser has it cached. An
 * object that was sent must not be changed afterwards.
 */
export function jsonResponse(request: Request, value: object): Response {
  const { etag, body } = writeJson(value);
  const headers = { ...PRIVATE_HEADERS, ETag: etag };
  if (etagMatches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return completeResponse(body, { headers: { ...headers, 'Content-Type': 'application/json' } });
}

const NO_STORE = { 'Cache-Control': 'private, no-store' } as const;

/** Returns JSON that everyone may see and no one may store. */
export function publicJson(value: object, status = 200): Response {
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' };
  return completeResponse(completeBody(JSON.stringify(value)), { status, headers });
}

/** Returns 202 with the job that was started, and its address in `Location`. */
export function startedResponse(answer: { data: { id: string } }): Response {
  const headers = {
    ...NO_STORE,
    'Content-Type': 'application/json',
    Location: ownPath(`/api/exports/${answer.data.id}`),
  };
  return completeResponse(completeBody(JSON.stringify(answer)), { status: 202, headers });
}

/** Returns 202 for a HEAD whose GET would start a job. There is no job yet, so there is no `Location`. */
export function wouldStartResponse(): Response {
  return new Response(null, { status: 202, headers: NO_STORE });
}

/** Returns 204: done, and nothing to return. */
export function noContentResponse(): Response {
  return new Response(null, { status: 204, headers: NO_STORE });
}
