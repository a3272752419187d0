import { VENDOR_CLIENT_ID, vendorRedirectUri } from '@/lib/server/env';
import { constantTimeEqual } from '../constant-time-equal';
import { authorizeParameters } from './authorize-parameters';
import type { FlowDeps } from './email-sign-in';
import { readPastedCode } from './pasted-code';
import { newProof } from './pkce';
import { SignInError } from './sign-in-error';
import { GrantRefused, type TokenSet } from './token-endpoint';

/** Maps a refused code to a sign-in error. The auth host does not distinguish mistyped, used and most expired codes. */
function exchangeError(refused: GrantRefused): SignInError {
  const detail = `${refused.status} ${refused.error}`;
  if (refused.status === 429) return new SignInError('too_many_attempts', detail, refused);
  if (/expired/i.test(refused.description)) return new SignInError('code_expired', detail, refused);
  if (refused.error === 'invalid_grant') return new SignInError('code_refused', detail, refused);
  if (refused.error === 'access_denied') return new SignInError('access_denied', detail, refused);
  return new SignInError('auth_failed', detail, refused);
}

/**
 * Sign-in by a code that the user copies from Copper's page, which opens in a new tab with the vendor's public client.
 * The verifier never leaves the server, so a code works only with the attempt of this browser: a stolen code is useless
 * and a planted code is refused.
 *
 * `start` is called by `lib/server/http/sign-in/start-routes.ts`, `finish` by `next-auth-options.ts` there.
 */
export function createCodeSignIn(deps: FlowDeps) {
  const { tokenEndpoint, identify, attempts, limits, sessions, env } = deps;

  async function exchange(code: string, verifier: string): Promise<TokenSet> {
    try {
      const redirectUri = vendorRedirectUri(env);
      return await tokenEndpoint.exchangeCode({ clientId: VENDOR_CLIENT_ID, code, verifier, redirectUri });
    } catch (error) {
      throw error instanceof GrantRefused ? exchangeError(error) : error;
    }
  }

  return {
    /** Starts an attempt. `authorizeUrl` is the page of Copper to open. */
    async start(from: string): Promise<{ id: string; expiresAt: string; authorizeUrl: string }> {
      await limits.start(from, null);
      const proof = newProof();
      const attempt = await attempts.begin('code', { ...proof, email: null });
      return { ...attempt, authorizeUrl: `${env.authUrl}/authorize?${authorizeParameters(env, proof)}` };
    },

    /**
     * Finishes with a pasted code or address. Returns the id of the new session. Throws `SignInError` or `AppError`.
     */
    async finish(attemptId: string | null, typed: string, from: string): Promise<string> {
      const proof = await attempts.open(attemptId, 'code');
      if (attemptId === null) throw new SignInError('no_attempt');
      const pasted = readPastedCode(typed);
      await limits.attempt(from, attemptId);
      if (pasted.state !== null && !constantTimeEqual(pasted.state, proof.state))
        throw new SignInError('state_mismatch');
      return attempts.runOnce(attemptId, async () => {
        const tokens = await exchange(pasted.code, proof.verifier);
        const identity = await identify(tokens, { clientId: VENDOR_CLIENT_ID, nonce: proof.nonce });
        return sessions.begin(identity, VENDOR_CLIENT_ID, tokens);
      });
    },
  };
}
