import { createLocalJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '@/lib/server/clock';
import { COPPER_AUDIENCE, type Env } from '@/lib/server/env';
import type { AuthHost } from './auth-host.types';
import { SignInError } from './sign-in-error';
import type { TokenSet } from './token-endpoint';

/** The signed-in user, as the auth host reports it. */
export interface Identity {
  subject: string;
  /** From a verified id_token only; null without one. */
  email: string | null;
  /** The claim of the id_token; false when it is missing. */
  emailVerified: boolean;
}

/** Our clock may be wrong. The tokens were issued seconds ago, so a wide margin accepts no old ones. */
const CLOCK_TOLERANCE_SECONDS = 300;
const KEYS_LIFETIME_MS = 60 * 60_000;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/**
 * Returns a function that verifies tokens with the published keys of the auth host: signature, issuer, audience,
 * expiry. The subject comes from the access token, the email from the id_token if there is one for the same subject.
 * Throws `SignInError` `identity_unverified`, or `AppError` when the keys can't be fetched.
 */
export function createIdentify(deps: { authHost: AuthHost; env: Pick<Env, 'authUrl'>; clock: Clock }) {
  const { authHost, env, clock } = deps;
  let cached: { keys: ReturnType<typeof createLocalJWKSet>; at: number } | null = null;

  async function keys(refetch: boolean) {
    if (cached && !refetch && clock() - cached.at < KEYS_LIFETIME_MS) return cached.keys;
    const reply = await authHost.getNoFollow(`${env.authUrl}/.well-known/jwks.json`);
    const parsed = keySet.safeParse(reply.json);
    if (reply.status !== 200 || !parsed.success) throw new SignInError('auth_failed', 'no usable key set');
    cached = { keys: createLocalJWKSet(parsed.data as Parameters<typeof createLocalJWKSet>[0]), at: clock() };
    return cached.keys;
  }

  async function verify(token: string, audience: string): Promise<JWTPayload> {
    const options: JWTVerifyOptions = {
      issuer: `${env.authUrl}/`,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(clock()),
    };
    try {
      return (await jwtVerify(token, await keys(false), options)).payload;
    } catch (error) {
      // The auth host may have rotated its keys.
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return (await jwtVerify(token, await keys(true), options)).payload;
    }
  }

  return async function identify(tokens: TokenSet, sent: { clientId: string; nonce?: string }): Promise<Identity> {
    try {
      const access = await verify(tokens.accessToken, COPPER_AUDIENCE);
      const subject = access.sub ?? '';
      if (subject === '') throw new SignInError('identity_unverified', 'access token has no subject');
      if (tokens.idToken === null) return { subject, email: null, emailVerified: false };

      const claims = await verify(tokens.idToken, sent.clientId);
      if (claims.sub !== subject) throw new SignInError('identity_unverified', 'tokens have different subjects');
      // PKCE already binds the code to this attempt. A nonce is checked when there is one.
      if (sent.nonce && claims.nonce !== undefined && claims.nonce !== sent.nonce) {
        throw new SignInError('identity_unverified', 'nonce of another attempt');
      }
      const email = typeof claims.email === 'string' && claims.email !== '' ? claims.email.toLowerCase() : null;
      return { subject, email, emailVerified: email !== null && claims.email_verified === true };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new SignInError('identity_unverified', error.code, error);
      throw error;
    }
  };
}

export type Identify = ReturnType<typeof createIdentify>;
