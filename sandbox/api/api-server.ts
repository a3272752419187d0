import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuthServer, VerifiedToken } from '../auth/auth.types';
import { MINUTE_MS } from '../data/zones';
import type { ApiContext } from './api.types';
import { ApiFailure } from './api.types';
import type { RateLimits } from './rate-limits';
import { respond, respondFailure } from './respond';
import { matchRoute } from './router';

export interface ApiServer {
  handles(pathname: string): boolean;
  /** Resolves with the token's owner, for the request log; null when there was no valid token. */
  handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<VerifiedToken | null>;
}

async function owner(auth: Pick<AuthServer, 'verify'>, req: IncomingMessage): Promise<VerifiedToken> {
  const bearer = /^bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1];
  const token = bearer === undefined ? null : await auth.verify(bearer);
  if (!token)
    throw new ApiFailure(401, 'unauthorized', 'A valid access token is required', { 'WWW-Authenticate': 'Bearer' });
  return token;
}

/** The API half of the stand-in cloud. Order of checks: token, limits, path and permission, method, parameters. */
export function createApi(context: ApiContext, auth: Pick<AuthServer, 'verify'>, limits: RateLimits): ApiServer {
  async function answer(token: VerifiedToken, req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const wait = limits.take(token.clientId);
    if (wait !== null) {
      throw new ApiFailure(429, 'too_many_requests', 'Rate limit exceeded', { 'Retry-After': String(wait) });
    }
    const { handler, params } = matchRoute(context, token, req.method ?? 'GET', url.pathname);
    const now = context.clock();
    const call = { context, token, params, query: url.searchParams, now: Math.floor(now / MINUTE_MS) };
    const told = await handler(call);
    const identity = `${context.world.seed} ${url.pathname}${url.search} ${told.maxAge > 900 ? '' : call.now}`;
    await respond(req, res, told, identity, now);
  }

  return {
    handles: (pathname) => pathname === '/api' || pathname.startsWith('/api/'),
    async handle(req, res, url) {
      let token: VerifiedToken | null = null;
      try {
        // /api/v2/app itself is where the vendor's public client is sent back to: an error, with the code in the address.
        token = await owner(auth, req);
        await answer(token, req, res, url);
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        respondFailure(res, error, context.clock());
      }
      return token;
    },
  };
}
