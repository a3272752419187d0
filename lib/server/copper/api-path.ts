import { AppError } from '@/lib/server/errors';

/** Root of the individual account's side of the API. */
export const APP_ROOT = '/api/v2/app';

/** Root of one enterprise's side of the API. */
export function partnerRoot(enterpriseId: string): string {
  return `/api/v2/partner/${pathSegment(enterpriseId)}`;
}

/**
 * One path segment from an opaque id (`12:0000` → `12%3A0000`). Throws `not_found` for what would be no segment:
 * encoding leaves `.` and `..` as they are, and an address with them means another resource.
 */
export function pathSegment(id: string): string {
  if (id === '' || id === '.' || id === '..') {
    throw new AppError('not_found', {
      userMessage: 'There is nothing with that id. Choose something from your list of premises.',
      detail: 'id is no path segment',
    });
  }
  return encodeURIComponent(id);
}

export type Query = readonly (readonly [name: string, value: string])[];

/** Query parameters without those that are undefined. */
export function queryOf(entries: Record<string, string | number | boolean | undefined>): Query {
  return Object.entries(entries).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
}

/**
 * Path and query of a `next` link. Throws `cloud_malformed` unless it lies below `root`: with a link of its choice an
 * answer must not send our token anywhere else, or to another enterprise.
 */
export function nextTarget(next: string, root: string): { path: string; query: Query } {
  const here = 'http://cloud.invalid';
  const url = next.startsWith('/') && URL.canParse(next, here) ? new URL(next, here) : null;
  if (!url || url.origin !== here || !url.pathname.startsWith(`${root}/`)) {
    throw new AppError('cloud_malformed', {
      userMessage: 'Copper sent an answer that cannot be read. This page tries again by itself.',
      detail: 'next page lies outside the enterprise',
    });
  }
  return { path: url.pathname, query: [...url.searchParams] };
}
