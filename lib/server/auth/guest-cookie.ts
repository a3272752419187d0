import { type CookieSite, ownCookie, ownCookieIn } from './own-cookie';

const NAME = 'copper.guest';

/**
 * Returns the `Set-Cookie` value for a guest's browser, with the secret of the link; with 0 seconds, one that deletes
 * it.
 */
export function guestCookie(site: CookieSite, secret: string, seconds: number): string {
  // Lax: a link to a page of this site, in a message, opens as the guest.
  return ownCookie(site, NAME, secret, { sameSite: 'Lax', seconds });
}

/** Returns the secret of a guest in a `Cookie` header, or null. */
export function guestSecretIn(site: CookieSite, cookieHeader: string | null | undefined): string | null {
  return ownCookieIn(site, NAME, cookieHeader) || null;
}
