import type { Env } from '@/lib/server/env';

const NAME = 'copper.sign-in-attempt';

/** The `__Host-` prefix makes the browser refuse the cookie from anywhere but this very host over https. */
function nameFor(secure: boolean): string {
  return secure ? `__Host-${NAME}` : NAME;
}

/**
 * `Set-Cookie` value that names the sign-in under way: http-only, same-site strict, nothing secret in it but the
 * attempt's random id. It lives longer than the attempt, so that one that came too late is told apart from none.
 */
export function attemptCookie(env: Pick<Env, 'secure'>, attemptId: string): string {
  const secure = env.secure ? '; Secure' : '';
  return `${nameFor(env.secure)}=${attemptId}; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600${secure}`;
}

/** The attempt id in a `Cookie` header; null when there is none. */
export function attemptIdIn(env: Pick<Env, 'secure'>, cookieHeader: string | null | undefined): string | null {
  const wanted = nameFor(env.secure);
  for (const pair of (cookieHeader ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === wanted) {
      const id = pair.slice(at + 1).trim();
      return /^[\w-]{20,64}$/.test(id) ? id : null;
    }
  }
  return null;
}
