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

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('the path is not properly encoded');
  }
}

/** Path parameters when the pattern fits. */
function matched(pattern: string, segments: readonly string[]): Record<string, string> | null {
  const parts = pattern.split('/');
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [place, part] of parts.entries()) {
    const segment = segments[place] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

function find(routes: readonly (readonly [string, ApiHandler])[], segments: readonly string[]): RouteMatch | null {
  for (const [pattern, handler] of routes) {
    const params = matched(pattern, segments);
    if (params) return { handler, params };
  }
  return null;
}

/** People's tokens open the app root, the enterprise client's its own partner root, neither the other. */
export function matchRoute(context: ApiContext, token: VerifiedToken, method: string, pathname: string): RouteMatch {
  const [root = '', ...rest] = pathname.slice(ROOT.length).split('/').map(decoded);
  const machine = token.sub.endsWith('@clients');
  let found: RouteMatch | null = null;
  if (root === 'app') {
    if (machine) throw forbidden();
    found = find(APP_ROUTES, rest);
  } else if (root === 'partner' && rest.length > 1) {
    const allowed = machine && token.clientId === ENTERPRISE_CLIENT_ID && rest[0] === context.world.enterpriseId;
    if (!allowed) throw forbidden();
    found = find(PARTNER_ROUTES, rest.slice(1));
  }
  if (!found) throw notFound('resource');
  if (method !== 'GET') {
    throw new ApiFailure(405, 'method_not_allowed', `${method} is not supported here`, { Allow: 'GET' });
  }
  return found;
}
