import { TOKEN_PREFIX } from '@/lib/domain/access-tokens';
import { type RequiredScope, scopeAllows } from '@/lib/server/access/token-scope';
import type { Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import { clientAddress } from '@/lib/server/http/client-address';
import { getServices } from '@/lib/server/start/context';

/**
 * The access token of a request; null without one. Bearer tokens of other kinds are not ours: a proxy in front may put
 * its own on every request, also on those of a signed-in browser.
 */
export function accessTokenIn(request: Request): string | null {
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return token?.startsWith(TOKEN_PREFIX) ? token : null;
}

/**
 * Who is asking: by their access token where the request has one, else by the session cookie. A token stands alone,
 * cookies beside it count for nothing. Throws `signed_out`, `token_refused`, `limited`, and `forbidden` for a token
 * that does not open this address.
 */
export async function findViewer(request: Request, needed: RequiredScope): Promise<Viewer> {
  const { auth } = await getServices();
  const token = accessTokenIn(request);
  if (token === null) {
    const viewer = await auth.viewerFor(request.headers.get('cookie'));
    if (viewer) return viewer;
    throw signedOut(request.headers.has('authorization'));
  }
  const { viewer, scope } = await auth.accessTokens.authenticate(
    token,
    clientAddress(request.headers.get('x-forwarded-for')),
  );
  if (scopeAllows(scope, needed, request.method)) return scope === 'read' ? { ...viewer, readsOnly: true } : viewer;
  throw new AppError('forbidden', {
    userMessage:
      needed === 'none' || scope === 'read'
        ? 'An access token does not open this: do it on the site itself, signed in.'
        : 'This access token opens reports only. Make one that may read everything under Access tokens in the account menu.',
    detail: `token of scope ${scope} at an address of scope ${needed}`,
  });
}

/** Throws `forbidden` for a request with an access token, where there is a sign-in and no viewer. */
export function refuseAccessToken(request: Request): void {
  if (accessTokenIn(request) === null) return;
  throw new AppError('forbidden', {
    userMessage: 'An access token can’t sign anybody in. Leave it out, and sign in on the site itself.',
  });
}

function signedOut(triedOtherwise: boolean): AppError {
  return new AppError('signed_out', {
    userMessage: triedOtherwise
      ? `What stands in the Authorization header is no access token of this site: those begin with ${TOKEN_PREFIX}.`
      : 'You are not signed in, or your session is over. Sign in to go on.',
  });
}
