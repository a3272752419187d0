import { TOKEN_PREFIX } from '@/lib/domain/access-tokens';
import { type RequiredScope, scopeAllows } from '@/lib/server/access/token-scope';
import type { Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import { clientAddressIn } from '@/lib/server/http/client-address';
import { gateRoleIn } from '@/lib/server/http/gate';
import { getServices } from '@/lib/server/start/context';

/**
 * Returns the access token of a request, or null. Other bearer tokens are ignored: a reverse proxy may add its own to
 * every request, including those of a signed-in browser.
 */
export function accessTokenIn(request: Request): string | null {
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return token?.startsWith(TOKEN_PREFIX) ? token : null;
}

/**
 * Returns the viewer of a request: the owner of its access token, or without a token the user of its session cookie.
 * With a token, cookies are ignored. Throws `signed_out`, `token_refused`, `limited`, and `forbidden` for a token whose
 * scope does not allow this request.
 */
export async function findViewer(request: Request, required: RequiredScope): Promise<Viewer> {
  const { auth } = await getServices();
  const token = accessTokenIn(request);
  if (token === null) {
    const viewer = await signedInViewer(request.headers);
    if (viewer) return viewer;
    throw signedOut(request.headers.has('authorization'));
  }
  const { viewer, scope } = await auth.accessTokens.authenticate(token, clientAddressIn(request.headers));
  if (scopeAllows(scope, required, request.method)) return scope === 'read' ? { ...viewer, readsOnly: true } : viewer;
  throw new AppError('forbidden', {
    userMessage:
      required === 'none' || scope === 'read'
        ? 'Access tokens can’t do this. Sign in on the site instead.'
        : 'This access token can only read reports. Create one that can read everything under Access tokens in the account menu.',
    detail: `token of scope ${scope} at a route of scope ${required}`,
  });
}

/** Returns the viewer of a request by its session cookie, with the role that the gate gives; null when signed out. */
export async function signedInViewer(headers: Headers): Promise<Viewer | null> {
  const { auth } = await getServices();
  const viewer = await auth.viewerFor(headers.get('cookie'));
  return viewer && gateRoleIn(headers) === 'admin' ? { ...viewer, isAdmin: true } : viewer;
}

/** Throws `forbidden` for a request with an access token. For sign-in routes, which have no viewer. */
export function refuseAccessToken(request: Request): void {
  if (accessTokenIn(request) === null) return;
  throw new AppError('forbidden', {
    userMessage: 'You can’t sign in with an access token. Send the request without it, or sign in on the site.',
  });
}

function signedOut(hasAuthorization: boolean): AppError {
  return new AppError('signed_out', {
    userMessage: hasAuthorization
      ? `The Authorization header has no access token of this site. They begin with ${TOKEN_PREFIX}.`
      : 'You are signed out. Sign in to continue.',
  });
}
