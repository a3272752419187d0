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

/** Mailed codes live a few minutes; how many, only the auth host knows, and it may call an old code wrong. */
const CODE_LIFE_MS = 5 * 60_000;

/** Where the auth host refuses to send a mail. */
function startRefusal(refused: GrantRefused): SignInError {
  if (refused.status === 429) return new SignInError('too_many_attempts', 'auth host limits mails', refused);
  if (/bad\.email|invalid.*email|email.*(invalid|validation)/i.test(`${refused.error} ${refused.description}`)) {
    return new SignInError('email_invalid', refused.error, refused);
  }
  if (isGrantClosed(refused) || refused.error === 'bad.connection') {
    return new SignInError('grant_closed', refused.error, refused);
  }
  return new SignInError('auth_failed', `${refused.status} ${refused.error}`, refused);
}

/**
 * Sign-in by a code that Copper mails. It uses the vendor's public client even where this site has its own: that
 * one is known to serve this way, and a client made for redirects usually may not use it.
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
    /** Has a code mailed. Returns the attempt's id for the cookie. Throws `SignInError` or `AppError`. */
    async start(typed: string, from: string): Promise<{ id: string; expiresAt: string }> {
      const email = normalizeEmail(typed);
      await limits.start(from, email);
      const body = { client_id: VENDOR_CLIENT_ID, connection: 'email', email, send: 'code' };
      const reply = await authHost.postJson('/passwordless/start', body);
      if (reply.status < 200 || reply.status >= 300) throw startRefusal(parseRefusal(reply));
      return attempts.begin('email', { ...newProof(), email });
    },

    /** Finishes with the typed code. Returns the new session's id. Throws `SignInError` or `AppError`. */
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
          // Whether an address is verified is the auth host's word alone, also after a code reached the mailbox: it may
          // have mailed to one of several identities of a person, and says 'verified' itself where that is enough.
          const identity = await identify(tokens, { clientId: VENDOR_CLIENT_ID, nonce: proof.nonce });
          return sessions.begin(identity, VENDOR_CLIENT_ID, tokens);
        });
      } catch (error) {
        const old = ageMs >= CODE_LIFE_MS && error instanceof SignInError && error.code === 'wrong_code';
        throw old ? new SignInError('code_expired', 'refused, and older than codes live', error) : error;
      }
    },
  };
}
