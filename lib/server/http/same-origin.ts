import type { Env } from '@/lib/server/env';
import { isLoopback } from '@/lib/server/env-schema';
import { AppError } from '@/lib/server/errors';

type Site = Pick<Env, 'siteUrl' | 'siteUrlIsSet'>;

/**
 * Throws `forbidden` for a POST or DELETE that a page of another site could have sent: see `requireOwnOrigin`. When a
 * request names no origin at all, the JSON content type excludes plain forms.
 */
export function requireSameOrigin(request: Request, site: Site): void {
  requireOwnOrigin(request, site);
  // A form can't send a DELETE, and a script of another site needs a CORS preflight, which fails.
  if (request.method === 'DELETE') return;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) refuse('content type is not JSON');
}

/**
 * Throws `forbidden` for a request whose `Sec-Fetch-Site` or `Origin` names another site. Without an origin, which is no
 * request of a browser, `Host` must be an address of this site.
 */
export function requireOwnOrigin(request: Request, site: Site): void {
  const { headers } = request;
  const from = headers.get('sec-fetch-site');
  if (from !== null && from !== 'same-origin') refuse(`Sec-Fetch-Site ${from}`);
  const host = headers.get('host');
  const origin = headers.get('origin');
  if (origin !== null) {
    if (!isOwnOrigin(origin, host, site)) refuse('Origin of another site');
  } else if (host !== null && !isOwnOrigin(`${new URL(site.siteUrl).protocol}//${host}`, host, site)) {
    refuse('Host of another site');
  }
}

/** Returns the origin under which a request opened this site. */
export function ownOrigin(request: Request, { siteUrl, siteUrlIsSet }: Site): string {
  const host = request.headers.get('host');
  const opened = `http://${host}`;
  return siteUrlIsSet || host === null || !URL.canParse(opened) ? siteUrl : new URL(opened).origin;
}

/**
 * True for the address of this site. A site on this machine can be opened under all of the machine's loopback names. A
 * site whose address was not set can be opened under any name, so there the `Host` header decides; its scheme is http,
 * because this server speaks nothing else.
 */
function isOwnOrigin(origin: string, host: string | null, { siteUrl, siteUrlIsSet }: Site): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  const site = new URL(siteUrl);
  if (url.origin === site.origin) return true;
  if (url.protocol !== site.protocol) return false;
  if (isLoopback(site.hostname) && isLoopback(url.hostname) && url.port === site.port) return true;
  return !siteUrlIsSet && url.host === host;
}

function refuse(detail: string): never {
  throw new AppError('forbidden', {
    userMessage:
      'This request was refused because it did not come from a page of this site. Reload the page and try again.',
    detail,
  });
}
