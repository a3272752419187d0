import type { TokenScope } from '@/lib/domain/access-tokens';

/**
 * The scope that a route requires: `reports` accepts both scopes, `read` only `read`, `none` no access token at all.
 */
export type RequiredScope = TokenScope | 'none';

/**
 * True when a token of a scope may be used for a request. A `read` token allows only GET and HEAD, even on routes where
 * a `reports` token allows a POST. Pure.
 */
export function scopeAllows(scope: TokenScope, required: RequiredScope, method: string): boolean {
  if (required === 'none') return false;
  return scope === 'read' ? method === 'GET' || method === 'HEAD' : required === 'reports';
}
