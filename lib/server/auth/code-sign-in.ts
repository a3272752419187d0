import { VENDOR_CLIENT_ID, vendorRedirectUri } from '@/lib/server/env';
import { authorizeParameters } from './authorize-parameters';
import { constantTimeEqual } from './email-code-fallback';
import type { FlowDeps } from './email-sign-in';
import { readPastedCode } from './pasted-code';
import { newProof } from './pkce';
import { SignInError } from './sign-in-error';
import { GrantRefused, type TokenSet } from './token-endpoint';

/** The auth host doesn't tell a mistyped code from an old or a used one; nor can we, beyond what it says. */
function exchangeRefusal(refused: GrantRefused): SignInError {
  const detail = `${refused.status} ${refused.error}`;
  if (refused.status === 429) return new SignInError('too_many_attempts', detail, refused);
  if (/expired/i.test(refused.description)) return new SignInError('code_expired', detail, refused);
  if (refused.error === 'invalid_grant') return new SignInError('code_refused', detail, refused);
  if (refused.error === 'access_denied') return new SignInError('access_denied', detail, refused);
  return new SignInError('auth_failed', detail, refused);
}

/**
 * Sign-in by a code that the person carries over from Copper's page, opened in a new tab with the vendor's public
 * client. The verifier never leaves the server, so a code is worth nothing without this browser's attempt, and a
 * code that somebody else slipped in does not fit it.
 */
export function createCodeSignIn(deps: FlowDeps) {
  const { tokenEndpoint, identify, attempts, limits, sessions, env } = deps;

  async function exchange(code: string, verifier: string): Promise<TokenSet> {
    try {
      const redirectUri = vendorRedirectUri(env);
      return await tokenEndpoint.exchangeCode({ clientId: VENDOR_CLIENT_ID, code, verifier, redirectUri });
    } catch (error) {
      throw error instanceof GrantRefused ? exchangeRefusal(error) : error;
    }
  }

  return {
    /** Begins; `authorizeUrl` is Copper's page to open. */
    async start(from: string): Promise<{ id: string; expiresAt: string; authorizeUrl: string }> {
      await limits.start(from, null);
      const proof = newProof();
      const attempt = await attempts.begin('code', { ...proof, email: null });
      return { ...attempt, authorizeUrl: `${env.authUrl}/authorize?${authorizeParameters(env, proof)}` };
    },

    /** Finishes with a pasted code or address. Returns the new session's id. Throws `SignInError` or `AppError`. */
    async finish(attemptId: string | null, answer: string, from: string): Promise<string> {
      const proof = await attempts.open(attemptId, 'code');
      if (attemptId === null) throw new SignInError('no_attempt');
      const pasted = readPastedCode(answer);
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
