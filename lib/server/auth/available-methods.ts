import type { SignInMethod } from '@/lib/contract/session';
import type { Env } from '@/lib/server/env';

/** All sign-in methods, best first. The ids are public next-auth provider ids. */
const METHODS: readonly SignInMethod[] = ['copper', 'copper-email', 'copper-code'];

/**
 * Returns the sign-in methods that work with these settings, best first. The redirect needs this site's own OAuth
 * client, because only that client may redirect to this site. The other two use the vendor's public client.
 */
export function availableMethods(env: Pick<Env, 'oauth'>): SignInMethod[] {
  return METHODS.filter((method) => method !== 'copper' || env.oauth.clientId !== null);
}
