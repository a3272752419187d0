import { type CookieSite, ownCookie, ownCookieIn } from '@/lib/server/auth/own-cookie';

const NAME = 'copper.sign-in-attempt';
const SECONDS = 3600;

/**
 * Returns the `Set-Cookie` value for a sign-in attempt, with the attempt's random id. The cookie outlives the attempt,
 * so that an expired attempt gets its own error message.
 */
export function attemptCookie(site: CookieSite, attemptId: string): string {
  return ownCookie(site, NAME, attemptId, { sameSite: 'Strict', seconds: SECONDS });
}

/** Returns the attempt id in a `Cookie` header, or null. */
export function attemptIdIn(site: CookieSite, cookieHeader: string | null | undefined): string | null {
  const id = ownCookieIn(site, NAME, cookieHeader);
  return id !== null && /^[\w-]{20,64}$/.test(id) ? id : null;
}
