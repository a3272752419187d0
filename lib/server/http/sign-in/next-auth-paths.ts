/** The paths of next-auth that are allowed, by method: `/api/auth/<entry>`. Its other paths are closed. */
const ALLOWED_PATHS: Readonly<Record<'GET' | 'POST', readonly string[]>> = {
  GET: [
    'providers',
    'session',
    'csrf',
    'signout',
    'error',
    'callback/copper',
    // These redirect to the sign-in page and start no sign-in.
    'signin',
    'signin/copper',
    'signin/copper-email',
    'signin/copper-code',
  ],
  // Not `_log`: it would let anyone write to our log.
  POST: ['signin/copper', 'callback/copper-email', 'callback/copper-code', 'signout'],
};

/**
 * Returns `open` when next-auth may handle a request for `/api/auth/<parts>`. Otherwise returns the methods that are
 * allowed there: none when the path does not exist. Pure.
 */
export function nextAuthAccess(method: string, parts: readonly string[]): 'open' | ('GET' | 'POST')[] {
  const path = parts.join('/');
  const methods = (['GET', 'POST'] as const).filter((each) => ALLOWED_PATHS[each].includes(path));
  return methods.some((each) => each === method) ? 'open' : methods;
}
