import type { SignInMethod } from '@/lib/contract/session';
import type { Env } from '@/lib/server/env';

/** Every way to sign in, best first; the ids are next-auth provider ids and public. */
const METHODS: readonly SignInMethod[] = ['copper', 'copper-email', 'copper-code'];

/**
 * The ways that can work with these settings, best first. The redirect needs a client of one's own, because no other
 * client may send the browser back to this site; the other two use the vendor's public client.
 */
export function availableMethods(env: Pick<Env, 'oauth'>): SignInMethod[] {
  return METHODS.filter((method) => method !== 'copper' || env.oauth.clientId !== null);
}
