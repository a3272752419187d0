import type { Env } from '@/lib/server/env';

/** What decides how a cookie of this site is named and sent. */
export type CookieSite = Pick<Env, 'secure' | 'basePath'>;

/** The prefix makes the browser accept the cookie over https only, and `__Host-` only for a whole host. */
function prefixed(name: string, { secure, basePath }: CookieSite): string {
  if (!secure) return name;
  return `${basePath === '' ? '__Host' : '__Secure'}-${name}`;
}

/** Returns the `Set-Cookie` value of a cookie that no script can read; with 0 seconds, one that deletes it. */
export function ownCookie(
  site: CookieSite,
  name: string,
  value: string,
  { sameSite, seconds }: { sameSite: 'Strict' | 'Lax'; seconds: number },
): string {
  const secure = site.secure ? '; Secure' : '';
  const path = site.basePath || '/';
  return `${prefixed(name, site)}=${value}; Path=${path}; HttpOnly; SameSite=${sameSite}; Max-Age=${seconds}${secure}`;
}

/** Returns the value of such a cookie in a `Cookie` header, or null. */
export function ownCookieIn(site: CookieSite, name: string, header: string | null | undefined): string | null {
  return cookieValue(header, prefixed(name, site));
}

/** Returns the value of a cookie in a `Cookie` header, or null. */
export function cookieValue(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const index = pair.indexOf('=');
    if (pair.slice(0, index).trim() === name) return pair.slice(index + 1).trim();
  }
  return null;
}
