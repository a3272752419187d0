import { createHash } from 'node:crypto';

/** The browser may keep an answer but asks every time whether it is still the same; nobody else may keep it. */
const HEADERS = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie' } as const;

function matches(ifNoneMatch: string | null, etag: string): boolean {
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
export function json(request: Request, body: unknown): Response {
  const text = JSON.stringify(body);
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = { ...HEADERS, ETag: etag };
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { status: 200, headers: { ...headers, 'Content-Type': 'application/json' } });
}
