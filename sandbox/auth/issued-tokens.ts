import type { JWTPayload } from 'jose';
import { importJWK, jwtVerify } from 'jose';
import type { UnknownObject } from 'oidc-provider';
import type { VerifiedToken } from './auth.types';
import { API_AUDIENCE } from './clients';
import type { SigningKey } from './signing-key';

export interface IssuedTokens {
  /** Changes the payload prepared by oidc-provider into the one Auth0 would sign, and records the time of issue. */
  shape(payload: UnknownObject): void;
  verify(accessToken: string): Promise<VerifiedToken | null>;
}

const DELETE_EXPIRED_EVERY = 1000;

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Issues and verifies access tokens under two clocks. `iat` and `exp` are real time: oidc-provider sets them, and a
 * client compares them with its own clock. The API accepts a token by the sandbox's clock, counted from the time of
 * issue. So tokens expire when a test moves the clock a day ahead, and a sandbox started at another date issues valid
 * tokens.
 */
export async function createIssuedTokens(issuer: string, key: SigningKey, clock: () => number): Promise<IssuedTokens> {
  const publicKey = await importJWK(key.publicJwk, 'RS256');
  const expiresAtByJti = new Map<string, number>();

  function deleteExpired(): void {
    const now = clock();
    for (const [jti, expiresAt] of expiresAtByJti) if (expiresAt <= now) expiresAtByJti.delete(jti);
  }

  return {
    shape(payload) {
      const clientId = text(payload.client_id);
      const isUser = payload.sub !== clientId;
      const hasOpenid = text(payload.scope).split(' ').includes('openid');
      payload.azp = clientId;
      delete payload.client_id;
      if (!isUser) {
        payload.sub = `${clientId}@clients`;
        payload.gty = 'client-credentials';
      }
      payload.aud = hasOpenid ? [API_AUDIENCE, new URL('/userinfo', issuer).href] : [API_AUDIENCE];
      const lifetimeSeconds = Number(payload.exp) - Number(payload.iat);
      if (expiresAtByJti.size % DELETE_EXPIRED_EVERY === DELETE_EXPIRED_EVERY - 1) deleteExpired();
      expiresAtByJti.set(text(payload.jti), clock() + lifetimeSeconds * 1000);
    },

    async verify(accessToken) {
      let payload: JWTPayload;
      try {
        // 1970: jose always checks `exp`, but the sandbox's clock decides that, below.
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
