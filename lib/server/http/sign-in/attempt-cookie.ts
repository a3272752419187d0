import type { Env } from '@/lib/server/env';

const NAME = 'copper.sign-in-attempt';

type Site = Pick<Env, 'secure' | 'basePath'>;

/** The prefix makes the browser accept the cookie over https only, and `__Host-` only for a whole host. */
function cookieName({ secure, basePath }: Site): string {
  if (!secure) return NAME;
  return `${basePath === '' ? '__Host' : '__Secure'}-${NAME}`;
}

/**
 * Returns the `Set-Cookie` value for a sign-in attempt: http-only, same-site strict, with the attempt's random id. The
 * cookie outlives the attempt, so that an expired attempt gets its own error message.
 */
export function attemptCookie(env: Site, attemptId: string): string {
  const secure = env.secure ? '; Secure' : '';
  return `${cookieName(env)}=${attemptId}; Path=${env.basePath || '/'}; HttpOnly; SameSite=Strict; Max-Age=3600${secure}`;
}

/** Returns the attempt id in a `Cookie` header, or null. */
export function attemptIdIn(env: Site, cookieHeader: string | null | undefined): string | null {
  const name = cookieName(env);
  for (const pair of (cookieHeader ?? '').split(';')) {
    const index = pair.indexOf('=');
    if (pair.slice(0, index).trim() === name) {
      const id = pair.slice(index + 1).trim();
      return /^[\w-]{20,64}$/.test(id) ? id : null;
    }
  }
  return null;
}
