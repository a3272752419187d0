import { parseHttpDate } from './http-date';

type Headers = Record<string, string>;

/** Ages and lifetimes are at most this many seconds, 68 years (RFC 9111, section 1.2.2). */
const MAX_SECONDS = 2 ** 31;

/**
 * Returns the headers of an answer that matter for caching, in the form that http-cache-semantics reads correctly: it
 * compares names of directives with their case, splits quoted text at commas, and accepts any date that `Date.parse`
 * accepts. Reads its own result unchanged. Other headers, such as cookies, are left out, so that they are not stored.
 * `now` in milliseconds. Pure.
 */
export function cacheHeaders(headers: Headers, now: number): Headers {
  const { etag, expires, vary, 'last-modified': lastModified } = headers;
  const date = parseHttpDate(headers.date, now);
  const expiresAt = parseHttpDate(expires, now);
  const directives = directivesOf(headers);
  return {
    ...(directives.length > 0 ? { 'cache-control': directives.join(', ') } : {}),
    ...(date === null ? {} : { date: new Date(date).toUTCString() }),
    ...(etag === undefined ? {} : { etag }),
    // An invalid date means that the answer has expired (RFC 9111, section 5.3).
    ...(expires === undefined ? {} : { expires: expiresAt === null ? '0' : new Date(expiresAt).toUTCString() }),
    ...(lastModified && parseHttpDate(lastModified, now) !== null ? { 'last-modified': lastModified } : {}),
    ...(vary === undefined ? {} : { vary: /(^|,)\s*\*\s*(,|$)/.test(vary) ? '*' : vary }),
    // Always there, so that a 304 without it does not inherit the age of the answer it renews.
    age: String(secondsOf(headers.age?.split(',')[0]?.trim()) ?? 0),
  };
}

/** True for headers that forbid using the answer once it is stale, even when the cloud fails. */
export function forbidsStale(cached: Headers): boolean {
  return /must-revalidate|no-cache/.test(cached['cache-control'] ?? '');
}

/** True for headers that say how long the answer is fresh, which may be not at all. */
export function saysLifetime(cached: Headers): boolean {
  return cached.expires !== undefined || /max-age|no-cache/.test(cached['cache-control'] ?? '');
}

/** A directive: its name, and its argument as a token or quoted text. */
const DIRECTIVE = /([^\s,="]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g;

/** Returns the directives that a private cache applies, in lower case. The first of several with one name applies. */
function directivesOf(headers: Headers): string[] {
  const text = headers['cache-control'];
  if (text === undefined) return /no-cache/i.test(headers.pragma ?? '') ? ['no-cache'] : [];
  const found = new Map<string, string | null>();
  for (const [, name = '', quoted, token] of text.matchAll(DIRECTIVE)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, quoted ?? token ?? null);
  }
  // `no-cache="set-cookie"` is about that header only. None of those it can name is used again.
  const isNoCache = found.has('no-cache') && !found.get('no-cache');
  const maxAge = found.get('max-age');
  return [
    ...(found.has('no-store') ? ['no-store'] : []),
    ...(isNoCache ? ['no-cache'] : []),
    ...(found.has('must-revalidate') ? ['must-revalidate'] : []),
    // Where the lifetime cannot be read, the answer counts as stale (RFC 9111, section 4.2.1).
    ...(found.has('max-age') ? [`max-age=${secondsOf(maxAge) ?? 0}`] : []),
  ];
}

/** Returns a number of seconds as sent, at most 68 years; null when it is not one. */
function secondsOf(text: string | null | undefined): number | null {
  return text && /^\d+$/.test(text) ? Math.min(Number(text), MAX_SECONDS) : null;
}
