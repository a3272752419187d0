import { AppError } from '@/lib/server/errors';

/**
 * Refuses a POST or DELETE that another site could have caused. Browsers say where a request comes from in `Sec-Fetch-Site`, and
 * in `Origin`; a JSON content type keeps plain forms out where both are missing. Throws `forbidden`.
 */
export function requireSameOrigin(request: Request, siteUrl: string): void {
  const refuse = (detail: string): never => {
    throw new AppError('forbidden', {
      userMessage:
        'This request did not come from a page of this site, so it was refused. Reload the page and try again.',
      detail,
    });
  };
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') refuse(`Sec-Fetch-Site ${site}`);

  const origin = request.headers.get('origin');
  if (origin !== null) {
    // The host as the browser wrote it: people may open a local server by another of its names.
    const host = request.headers.get('host');
    const own = URL.canParse(origin) && (origin === siteUrl || new URL(origin).host === host);
    if (!own) refuse('Origin of another site');
  }

  // No form sends a DELETE, and another site's script can't without being asked about first.
  if (request.method === 'DELETE') return;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) refuse('content type is not JSON');
}
