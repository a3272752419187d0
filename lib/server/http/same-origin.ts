import { AppError } from '@/lib/server/errors';

/**
 * Throws `forbidden` for a POST or DELETE that a page of another site could have sent. Browsers name the origin in
 * `Sec-Fetch-Site` and `Origin`. When both are missing, the JSON content type excludes plain forms.
 */
export function requireSameOrigin(request: Request, siteUrl: string): void {
  const refuse = (detail: string): never => {
    throw new AppError('forbidden', {
      userMessage:
        'This request was refused because it did not come from a page of this site. Reload the page and try again.',
      detail,
    });
  };
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') refuse(`Sec-Fetch-Site ${site}`);

  const origin = request.headers.get('origin');
  if (origin !== null) {
    // Compared with the Host header too: a local server can be opened under several names.
    const host = request.headers.get('host');
    const own = URL.canParse(origin) && (origin === siteUrl || new URL(origin).host === host);
    if (!own) refuse('Origin of another site');
  }

  // A form can't send a DELETE, and a script of another site needs a CORS preflight, which fails.
  if (request.method === 'DELETE') return;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) refuse('content type is not JSON');
}
