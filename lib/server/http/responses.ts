import { createHash } from 'node:crypto';

/** The browser may keep an answer but asks every time whether it is still the same; nobody else may keep it. */
export const PRIVATE_HEADERS = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie, Authorization' } as const;

/** Whether the browser says that it holds what `etag` (or its weak twin) stands for. */
export function etagMatches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((each) => {
    const candidate = each.trim();
    return candidate === '*' || candidate.replace(/^W\//, '') === opaque;
  });
}

/**
 * 200 with `body` as JSON and a weak `ETag` of it, or 304 without a body when the browser holds the same already.
 */
export function jsonResponse(request: Request, body: unknown): Response {
  const text = JSON.stringify(body);
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = { ...PRIVATE_HEADERS, ETag: etag };
  if (etagMatches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { status: 200, headers: { ...headers, 'Content-Type': 'application/json' } });
}

const NEVER_KEPT = { 'Cache-Control': 'private, no-store' } as const;

/** 202 with a job that was started, and where it can be looked at. */
export function startedResponse(answer: { data: { id: string } }): Response {
  return Response.json(answer, {
    status: 202,
    headers: { ...NEVER_KEPT, Location: `/api/exports/${answer.data.id}` },
  });
}

/** To a HEAD: a GET would start a job. There is none yet, and so no place of it. */
export function wouldStartResponse(): Response {
  return new Response(null, { status: 202, headers: NEVER_KEPT });
}
