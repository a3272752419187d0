import type { TokenScope } from '@/lib/domain/access-tokens';

/** What an address asks of an access token: `reports` takes either, `read` only that; `none` takes no token at all. */
export type RequiredScope = TokenScope | 'none';

/**
 * Whether a token of a scope opens an address. To read is to read: a `read` token sends no POST and no DELETE, not even
 * where a `reports` token may. Pure.
 */
export function scopeAllows(scope: TokenScope, needed: RequiredScope, method: string): boolean {
  if (needed === 'none') return false;
  return scope === 'read' ? method === 'GET' || method === 'HEAD' : needed === 'reports';
}
