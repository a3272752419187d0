import type { VerifiedToken } from '../auth/auth.types';
import { ENTERPRISE_CLIENT_ID } from '../auth/clients';
import type { ApiContext, ApiHandler } from './api.types';
import { ApiFailure, badRequest, forbidden, notFound } from './api.types';
import { APP_ROUTES } from './app-routes';
import { PARTNER_ROUTES } from './partner-routes';

const ROOT = '/api/v2/';

export interface RouteMatch {
  handler: ApiHandler;
  params: Record<string, string>;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('the path is not properly encoded');
  }
}

/** Returns the path parameters when the pattern matches, else null. */
function matchPattern(pattern: string, segments: readonly string[]): Record<string, string> | null {
  const parts = pattern.split('/');
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

function findRoute(routes: readonly (readonly [string, ApiHandler])[], segments: readonly string[]): RouteMatch | null {
  for (const [pattern, handler] of routes) {
    const params = matchPattern(pattern, segments);
    if (params) return { handler, params };
  }
  return null;
}

/** Finds the handler of a path. User tokens may use only /app, the enterprise's token only its own /partner root. */
export function matchRoute(context: ApiContext, token: VerifiedToken, method: string, pathname: string): RouteMatch {
  const [root = '', ...rest] = pathname.slice(ROOT.length).split('/').map(decodeSegment);
  const isEnterprise = token.sub.endsWith('@clients');
  let found: RouteMatch | null = null;
  if (root === 'app') {
    if (isEnterprise) throw forbidden();
    found = findRoute(APP_ROUTES, rest);
  } else if (root === 'partner' && rest.length > 1) {
    const allowed = isEnterprise && token.clientId === ENTERPRISE_CLIENT_ID && rest[0] === context.world.enterpriseId;
    if (!allowed) throw forbidden();
    found = findRoute(PARTNER_ROUTES, rest.slice(1));
  }
  if (!found) throw notFound('resource');
  if (method !== 'GET') {
    throw new ApiFailure(405, 'method_not_allowed', `${method} is not supported here`, { Allow: 'GET' });
  }
  return found;
}
