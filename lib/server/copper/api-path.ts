import { AppError } from '@/lib/server/errors';

/** Root of the home account's side of the API. */
export const APP_ROOT = '/api/v2/app';

/** Root of one enterprise's side of the API. */
export function partnerRoot(enterpriseId: string): string {
  return `/api/v2/partner/${pathSegment(enterpriseId)}`;
}

/**
 * Returns an opaque id as one path segment (`12:0000` → `12%3A0000`). Throws `not_found` for an id that cannot be one:
 * encoding does not change `.` and `..`, and a path with them is another resource; half a surrogate pair has no encoding.
 */
export function pathSegment(id: string): string {
  if (id === '' || id === '.' || id === '..' || /\p{Surrogate}/u.test(id)) {
    throw new AppError('not_found', {
      userMessage: 'We couldn’t find that. Go back and choose it from the list.',
      detail: 'id is not a path segment',
    });
  }
  return encodeURIComponent(id);
}

export type Query = readonly (readonly [name: string, value: string])[];

/** Returns the entries as query parameters, without those that are undefined. */
export function queryOf(entries: Record<string, string | number | boolean | undefined>): Query {
  return Object.entries(entries).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
}

/**
 * Returns the path and query of a `next` link. Throws `cloud_malformed` unless it is below `root`: an answer must not
 * be able to send our token elsewhere, or to another enterprise.
 */
export function nextTarget(next: string, root: string): { path: string; query: Query } {
  const base = 'http://cloud.invalid';
  const url = next.startsWith('/') && URL.canParse(next, base) ? new URL(next, base) : null;
  if (!url || url.origin !== base || !url.pathname.startsWith(`${root}/`)) {
    throw new AppError('cloud_malformed', {
      userMessage: 'Copper sent an answer that we couldn’t read. This page tries again automatically.',
      detail: 'next page is outside the enterprise',
    });
  }
  return { path: url.pathname, query: [...url.searchParams] };
}
