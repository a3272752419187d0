import { TOKEN_PREFIX } from '@/lib/domain/access-tokens';
import { forbiddenToGuests } from '@/lib/server/access/resolve-account';
import { type RequiredScope, scopeAllows } from '@/lib/server/access/token-scope';
import type { Viewer } from '@/lib/server/account';
import { guestSecretIn } from '@/lib/server/auth/guest-cookie';
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

/** Who may send a request, besides the users of a session cookie. */
export interface Admits {
  scope: RequiredScope;
  /** True if a guest may, too. */
  guests: boolean;
}

/**
 * Returns the viewer of a request: the owner of its access token, or without a token the user of its session cookie, or
 * a guest. With a token, cookies are ignored. Throws `signed_out`, `token_refused`, `limited`, and `forbidden` for a
 * token whose scope does not allow this request, and for a guest where none may send it.
 */
export async function findViewer(request: Request, { scope: required, guests }: Admits): Promise<Viewer> {
  const { auth } = await getServices();
  const token = accessTokenIn(request);
  if (token === null || gateRoleIn(request.headers) === 'guest') {
    const viewer = await viewerOrGuest(request.headers);
    if (viewer?.guest && !guests) throw forbiddenToGuests();
    if (viewer) return viewer;
    throw await signedOut(request.headers);
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

/**
 * Returns the viewer of a request by its session cookie, with the role that the gate gives; without a session the guest
 * by its cookie. Null when neither is valid. Whom the gate lets in as a guest is nothing else.
 */
export async function viewerOrGuest(headers: Headers): Promise<Viewer | null> {
  const { auth } = await getServices();
  const cookie = headers.get('cookie');
  const role = gateRoleIn(headers);
  const viewer = role === 'guest' ? null : await auth.viewerFor(cookie);
  if (!viewer) return auth.guestFor(cookie);
  return role === 'admin' ? { ...viewer, isAdmin: true } : viewer;
}

/** Throws `forbidden` for a request with an access token. For sign-in routes, which have no viewer. */
export function refuseAccessToken(request: Request): void {
  if (accessTokenIn(request) === null) return;
  throw new AppError('forbidden', {
    userMessage: 'You can’t sign in with an access token. Send the request without it, or sign in on the site.',
  });
}

/** What a browser is told whose guest link has ended. */
export const GUEST_LINK_ENDED = 'Your guest link has ended. Ask for a new one.';

/** True for a browser with the cookie of a guest link, which may have ended. */
export async function hasGuestLink(headers: Headers): Promise<boolean> {
  const { env } = await getServices();
  return guestSecretIn(env, headers.get('cookie')) !== null;
}

async function signedOut(headers: Headers): Promise<AppError> {
  if (headers.has('authorization')) {
    return new AppError('signed_out', {
      userMessage: `The Authorization header has no access token of this site. They begin with ${TOKEN_PREFIX}.`,
    });
  }
  const userMessage = (await hasGuestLink(headers)) ? GUEST_LINK_ENDED : 'You are signed out. Sign in to continue.';
  return new AppError('signed_out', { userMessage });
}
