import { createLocalJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '@/lib/server/clock';
import { COPPER_AUDIENCE, type Env } from '@/lib/server/env';
import type { AuthHost } from './auth-host.types';
import { SignInError } from './sign-in-error';
import type { TokenSet } from './token-endpoint';

/** Who the auth host says has signed in. */
export interface Identity {
  subject: string;
  /** From a verified id_token only; null when none came. */
  email: string | null;
  /** The id_token's own claim; false when it says nothing. */
  emailVerified: boolean;
}

/** Our clock may be a little off; tokens were fetched a moment ago, so a wide margin admits nothing old. */
const CLOCK_TOLERANCE_SECONDS = 300;
const KEYS_LIFE_MS = 60 * 60_000;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/**
 * Checks tokens against the auth host's published keys: signature, issuer, audience, life. The subject comes from the
 * access token; e-mail from the id_token, when there is one for the same subject. Nothing is read from unverified
 * input. Throws `SignInError` `identity_unverified`, or `AppError` when the keys can't be had.
 */
export function createIdentify(deps: { authHost: AuthHost; env: Pick<Env, 'authUrl'>; clock: Clock }) {
  const { authHost, env, clock } = deps;
  let held: { keys: ReturnType<typeof createLocalJWKSet>; at: number } | null = null;

  async function keys(fresh: boolean) {
    if (held && !fresh && clock() - held.at < KEYS_LIFE_MS) return held.keys;
    const reply = await authHost.getNoFollow(`${env.authUrl}/.well-known/jwks.json`);
    const parsed = keySet.safeParse(reply.json);
    if (reply.status !== 200 || !parsed.success) throw new SignInError('auth_failed', 'no usable key set');
    held = { keys: createLocalJWKSet(parsed.data as Parameters<typeof createLocalJWKSet>[0]), at: clock() };
    return held.keys;
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
      // The host may have changed its keys since they were fetched.
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return (await jwtVerify(token, await keys(true), options)).payload;
    }
  }

  return async function identify(tokens: TokenSet, sent: { clientId: string; nonce?: string }): Promise<Identity> {
    try {
      const access = await verify(tokens.accessToken, COPPER_AUDIENCE);
      const subject = access.sub ?? '';
      if (subject === '') throw new SignInError('identity_unverified', 'access token names nobody');
      if (tokens.idToken === null) return { subject, email: null, emailVerified: false };

      const claims = await verify(tokens.idToken, sent.clientId);
      if (claims.sub !== subject) throw new SignInError('identity_unverified', 'tokens name two people');
      // The code is bound to this attempt by PKCE already; a nonce that is there must agree all the same.
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
