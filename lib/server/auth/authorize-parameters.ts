import { COPPER_AUDIENCE, type Env, VENDOR_CLIENT_ID, VENDOR_SCOPE, vendorRedirectUri } from '@/lib/server/env';
import type { Proof } from './pkce';

/**
 * Parameters of an authorization request with the vendor's public client: the one that the e-mail and the
 * copy-the-code ways use, because its redirect address is registered whatever this site's own address is.
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
