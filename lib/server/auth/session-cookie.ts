import { decode, type JWT } from 'next-auth/jwt';

/** Reads the one thing that next-auth's cookie carries for us: the session's id. */
export interface SessionCookie {
  readonly name: string;
  /** The id in a `Cookie` header; null when there is none, or it was not made with our secret, or it is over. */
  sessionIdIn(cookieHeader: string | null | undefined): Promise<string | null>;
  /** Opens a cookie's value with the current secret or the one before. Throws when neither fits. */
  open(value: string | undefined): Promise<JWT | null>;
}

function cookieValue(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

export function createSessionCookie(options: { secret: string; previousSecret: string | null; secure: boolean }) {
  const { secret, previousSecret, secure } = options;
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
      try {
        const token = await open(value);
        return typeof token?.sid === 'string' ? token.sid : null;
      } catch {
        return null;
      }
    },
  };
  return cookie;
}
