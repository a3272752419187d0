import { decode, type JWT } from 'next-auth/jwt';
import { BoundedMap } from '@/lib/domain/bounded-map';
import type { Clock } from '@/lib/server/clock';
import { cookieValue } from './own-cookie';

/** Reads the session id in next-auth's cookie. */
export interface SessionCookie {
  readonly name: string;
  /** Returns the session id in a `Cookie` header, or null when it is missing, expired or not made with our secret. */
  sessionIdIn(cookieHeader: string | null | undefined): Promise<string | null>;
  /** Decodes a cookie value with the current or the previous secret. Throws when neither fits. */
  open(value: string | undefined): Promise<JWT | null>;
}

/** Cookies whose decrypted content is remembered. */
const MAX_REMEMBERED = 5_000;

export function createSessionCookie(options: {
  secret: string;
  previousSecret: string | null;
  secure: boolean;
  clock: Clock;
}) {
  const { secret, previousSecret, secure, clock } = options;
  // A value always decrypts to the same, and decrypting takes longer than all else that a held answer needs.
  const remembered = new BoundedMap<string, { sid: string; expiresAt: number }>(MAX_REMEMBERED);
  const name = `${secure ? '__Secure-' : ''}next-auth.session-token`;

  async function open(value: string | undefined): Promise<JWT | null> {
    if (!value) return null;
    try {
      return await decode({ token: value, secret });
    } catch (error) {
      if (previousSecret === null) throw error;
      return decode({ token: value, secret: previousSecret });
    }
  }

  const cookie: SessionCookie = {
    name,
    open,
    async sessionIdIn(header) {
      const value = cookieValue(header, name);
      if (value === null || value === '') return null;
      const known = remembered.get(value);
      if (known && clock() < known.expiresAt) return known.sid;
      try {
        const token = await open(value);
        if (typeof token?.sid !== 'string') return null;
        if (typeof token.exp === 'number') remembered.set(value, { sid: token.sid, expiresAt: token.exp * 1000 });
        return token.sid;
      } catch {
        return null;
      }
    },
  };
  return cookie;
}
