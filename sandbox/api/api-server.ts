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
  /** Resolves to the verified token, for the request log, or to null without a valid one. */
  handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<VerifiedToken | null>;
}

async function verifyToken(auth: Pick<AuthServer, 'verify'>, req: IncomingMessage): Promise<VerifiedToken> {
  const bearer = /^bearer +(\S+) *$/i.exec(req.headers.authorization ?? '')?.[1];
  const token = bearer === undefined ? null : await auth.verify(bearer);
  if (!token)
    throw new ApiFailure(401, 'unauthorized', 'A valid access token is required', { 'WWW-Authenticate': 'Bearer' });
  return token;
}

/** Creates the sandbox's API. Order of checks: token, limits, path and permission, method, parameters. */
export function createApi(context: ApiContext, auth: Pick<AuthServer, 'verify'>, limits: RateLimits): ApiServer {
  async function respondTo(token: VerifiedToken, req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const wait = limits.take(token.clientId);
    if (wait !== null) {
      throw new ApiFailure(429, 'too_many_requests', 'Rate limit exceeded', { 'Retry-After': String(wait) });
    }
    const { handler, params } = matchRoute(context, token, req.method ?? 'GET', url.pathname);
    const now = context.clock();
    const call = { context, token, params, query: url.searchParams, now: Math.floor(now / MINUTE_MS) };
    const result = await handler(call);
    const identity = `${context.world.seed} ${url.pathname}${url.search} ${result.maxAge > 900 ? '' : call.now}`;
    await respond(req, res, result, identity, now);
  }

  return {
    handles: (pathname) => pathname === '/api' || pathname.startsWith('/api/'),
    async handle(req, res, url) {
      let token: VerifiedToken | null = null;
      try {
        // /api/v2/app is the redirect address of the vendor's public client. It returns an error, with the code in the URL.
        token = await verifyToken(auth, req);
        await respondTo(token, req, res, url);
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        respondFailure(res, error, context.clock());
      }
      return token;
    },
  };
}
