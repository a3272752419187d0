import type { JWTPayload } from 'jose';
import { importJWK, jwtVerify } from 'jose';
import type { UnknownObject } from 'oidc-provider';
import type { VerifiedToken } from './auth.types';
import { API_AUDIENCE } from './clients';
import type { SigningKey } from './signing-key';

export interface IssuedTokens {
  /** Turns the payload oidc-provider has prepared into the one Auth0 would sign, and notes when it was issued. */
  shape(payload: UnknownObject): void;
  verify(accessToken: string): Promise<VerifiedToken | null>;
}

const PRUNE_EVERY = 1000;

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Access tokens under two clocks. Their `iat` and `exp` are real time, because oidc-provider stamps them and because a
 * client reads them with a clock of its own. Whether the API still takes one is decided by the sandbox's clock: each
 * token's life is counted from what that clock showed at issue. So a test that moves the clock a day ahead finds its
 * tokens expired, and a sandbox started at some other date still issues tokens that work.
 */
export async function createIssuedTokens(issuer: string, key: SigningKey, clock: () => number): Promise<IssuedTokens> {
  const publicKey = await importJWK(key.publicJwk, 'RS256');
  const expiresAtByJti = new Map<string, number>();

  function prune(): void {
    const now = clock();
    for (const [jti, expiresAt] of expiresAtByJti) if (expiresAt <= now) expiresAtByJti.delete(jti);
  }

  return {
    shape(payload) {
      const clientId = text(payload.client_id);
      const isPerson = payload.sub !== clientId;
      const hasOpenid = text(payload.scope).split(' ').includes('openid');
      payload.azp = clientId;
      delete payload.client_id;
      if (!isPerson) {
        payload.sub = `${clientId}@clients`;
        payload.gty = 'client-credentials';
      }
      payload.aud = hasOpenid ? [API_AUDIENCE, new URL('/userinfo', issuer).href] : [API_AUDIENCE];
      const lifeSeconds = Number(payload.exp) - Number(payload.iat);
      if (expiresAtByJti.size % PRUNE_EVERY === PRUNE_EVERY - 1) prune();
      expiresAtByJti.set(text(payload.jti), clock() + lifeSeconds * 1000);
    },

    async verify(accessToken) {
      let payload: JWTPayload;
      try {
        // 1970: jose always judges `exp`, and here the sandbox clock below has to.
        const currentDate = new Date(0);
        ({ payload } = await jwtVerify(accessToken, publicKey, { issuer, audience: API_AUDIENCE, currentDate }));
      } catch {
        return null;
      }
      const expiresAt = expiresAtByJti.get(text(payload.jti));
      if (expiresAt === undefined || expiresAt <= clock()) return null;
      return { sub: text(payload.sub), clientId: text(payload.azp), scope: text(payload.scope) };
    },
  };
}
