import type { Env } from '@/lib/server/env';

const NAME = 'copper.sign-in-attempt';

/** The `__Host-` prefix makes the browser accept the cookie only from this host over https. */
function cookieName(secure: boolean): string {
  return secure ? `__Host-${NAME}` : NAME;
}

/**
 * Returns the `Set-Cookie` value for a sign-in attempt: http-only, same-site strict, with the attempt's random id. The
 * cookie outlives the attempt, so that an expired attempt gets its own error message.
 */
export function attemptCookie(env: Pick<Env, 'secure'>, attemptId: string): string {
  const secure = env.secure ? '; Secure' : '';
  return `${cookieName(env.secure)}=${attemptId}; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600${secure}`;
}

/** Returns the attempt id in a `Cookie` header, or null. */
export function attemptIdIn(env: Pick<Env, 'secure'>, cookieHeader: string | null | undefined): string | null {
  const name = cookieName(env.secure);
  for (const pair of (cookieHeader ?? '').split(';')) {
    const index = pair.indexOf('=');
    if (pair.slice(0, index).trim() === name) {
      const id = pair.slice(index + 1).trim();
      return /^[\w-]{20,64}$/.test(id) ? id : null;
    }
  }
  return null;
}
