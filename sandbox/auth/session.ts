import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { SESSION_COOKIE } from './provider';

const SESSION_SECONDS = 3 * 24 * 3600;

/** Must be the provider's own cookie attributes, or it cannot read the cookie. */
const COOKIE = { httpOnly: true, sameSite: 'lax' as const };

/** Signs this browser in at the provider, replacing the current session. */
export async function signInSession(
  provider: Provider,
  req: IncomingMessage,
  res: ServerResponse,
  accountId: string,
): Promise<void> {
  const ctx = provider.createContext(req, res);
  await (await provider.Session.get(ctx)).destroy();
  const session = new provider.Session();
  session.loginAccount({ accountId, amr: ['otp'] });
  await session.save(SESSION_SECONDS);
  ctx.cookies.set(SESSION_COOKIE, session.jti, COOKIE);
}

/** Signs this browser out. Refresh tokens stay valid, as at Auth0. */
export async function signOutSession(provider: Provider, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const ctx = provider.createContext(req, res);
  await (await provider.Session.get(ctx)).destroy();
  ctx.cookies.set(SESSION_COOKIE, null, COOKIE);
}
