import { type Env, VENDOR_CLIENT_ID, VENDOR_SCOPE } from '@/lib/server/env';
import type { Attempts } from './attempts';
import type { AuthHost } from './auth-host.types';
import { normalizeEmail } from './email-address';
import type { EmailCodeFallback } from './email-code-fallback';
import { emailCodeRefusal, isGrantClosed } from './email-code-refusal';
import type { Identify } from './identity';
import { newProof, type Proof } from './pkce';
import type { Sessions } from './sessions';
import { SignInError } from './sign-in-error';
import type { SignInLimits } from './sign-in-limits';
import { GrantRefused, parseRefusal, type TokenEndpoint, type TokenSet } from './token-endpoint';

export interface FlowDeps {
  authHost: AuthHost;
  tokenEndpoint: TokenEndpoint;
  fallback: EmailCodeFallback;
  identify: Identify;
  attempts: Attempts;
  limits: SignInLimits;
  sessions: Sessions;
  env: Pick<Env, 'apiUrl' | 'authUrl'>;
}

/** Email codes expire after minutes. The auth host decides when, and may report an expired code as wrong. */
const CODE_LIFETIME_MS = 5 * 60_000;

/** Maps a refusal to send an email to a sign-in error. */
function startError(refused: GrantRefused): SignInError {
  if (refused.status === 429) return new SignInError('too_many_attempts', 'auth host limits emails', refused);
  if (/bad\.email|invalid.*email|email.*(invalid|validation)/i.test(`${refused.error} ${refused.description}`)) {
    return new SignInError('email_invalid', refused.error, refused);
  }
  if (isGrantClosed(refused) || refused.error === 'bad.connection') {
    return new SignInError('grant_closed', refused.error, refused);
  }
  return new SignInError('auth_failed', `${refused.status} ${refused.error}`, refused);
}

/**
 * Sign-in by a code that Copper emails. It always uses the vendor's public client: a client for redirects usually may
 * not use this grant.
 *
 * `start` is called by `lib/server/http/sign-in/start-routes.ts`, `finish` by `next-auth-options.ts` there.
 */
export function createEmailSignIn(deps: FlowDeps) {
  const { authHost, tokenEndpoint, fallback, identify, attempts, limits, sessions } = deps;

  async function redeem(email: string, code: string, proof: Proof): Promise<TokenSet> {
    try {
      return await tokenEndpoint.redeemEmailCode({ clientId: VENDOR_CLIENT_ID, email, code, scope: VENDOR_SCOPE });
    } catch (error) {
      if (!(error instanceof GrantRefused)) throw error;
      if (!isGrantClosed(error)) throw emailCodeRefusal(error);
    }
    try {
      return await fallback(email, code, proof);
    } catch (error) {
      if (error instanceof GrantRefused) throw new SignInError('grant_closed', `exchange: ${error.error}`, error);
      throw error;
    }
  }

  return {
    /** Requests an email with a code. Returns the attempt's id for the cookie. Throws `SignInError` or `AppError`. */
    async start(typed: string, from: string): Promise<{ id: string; expiresAt: string }> {
      const email = normalizeEmail(typed);
      await limits.start(from, email);
      const body = { client_id: VENDOR_CLIENT_ID, connection: 'email', email, send: 'code' };
      const reply = await authHost.postJson('/passwordless/start', body);
      if (reply.status < 200 || reply.status >= 300) throw startError(parseRefusal(reply));
      return attempts.begin('email', { ...newProof(), email });
    },

    /** Finishes with the typed code. Returns the id of the new session. Throws `SignInError` or `AppError`. */
    async finish(attemptId: string | null, typed: string, from: string): Promise<string> {
      const { email, ageMs, ...proof } = await attempts.open(attemptId, 'email');
      if (attemptId === null || email === null) throw new SignInError('no_attempt');
      const code = typed.replace(/[\s-]/g, '');
      if (code === '') throw new SignInError('code_missing');
      await limits.attempt(from, attemptId);
      if (!/^\d{4,10}$/.test(code)) throw new SignInError('wrong_code');
      try {
        return await attempts.runOnce(attemptId, async () => {
          const tokens = await redeem(email, code, proof);
          // Only the auth host decides whether an email address is verified, even after a code was received there: a
          // user may have several identities, and the auth host may have emailed another one.
          const identity = await identify(tokens, { clientId: VENDOR_CLIENT_ID, nonce: proof.nonce });
          return sessions.begin(identity, VENDOR_CLIENT_ID, tokens);
        });
      } catch (error) {
        const isExpired = ageMs >= CODE_LIFETIME_MS && error instanceof SignInError && error.code === 'wrong_code';
        throw isExpired
          ? new SignInError('code_expired', 'refused, and older than the lifetime of codes', error)
          : error;
      }
    },
  };
}
