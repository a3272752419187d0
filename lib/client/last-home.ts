/** The cookie with the id of the home that was opened last. */
export const LAST_HOME_COOKIE = 'home';

/** Parses the cookie's value; null if there is none. */
export function parseLastHome(value: string | undefined): string | null {
  try {
    return value ? decodeURIComponent(value) : null;
  } catch {
    return null;
  }
}

/** Returns the id of the home that a path belongs to; null for a page of no home. */
export function homeOfPath(pathname: string): string | null {
  return parseLastHome(/^\/premises\/([^/]+)/.exec(pathname)?.[1]);
}

/** Returns the path of a home. */
export function homePath(premiseId: string): string {
  return `/premises/${encodeURIComponent(premiseId)}`;
}
