import { COPPER_AUDIENCE, type Env, VENDOR_CLIENT_ID, VENDOR_SCOPE, vendorRedirectUri } from '@/lib/server/env';
import type { Proof } from './pkce';

/**
 * Returns the parameters of an authorization request with the vendor's public client. Sign-in by email code and by
 * copied code use that client, because its redirect address does not depend on the address of this site.
 */
export function authorizeParameters(env: Pick<Env, 'apiUrl'>, proof: Omit<Proof, 'verifier'>): URLSearchParams {
  return new URLSearchParams({
    response_type: 'code',
    client_id: VENDOR_CLIENT_ID,
    redirect_uri: vendorRedirectUri(env),
    scope: VENDOR_SCOPE,
    audience: COPPER_AUDIENCE,
    state: proof.state,
    nonce: proof.nonce,
    code_challenge: proof.challenge,
    code_challenge_method: 'S256',
  });
}
