/** What of next-auth's addresses is open, by method: `/api/auth/<entry>`. Everything else it offers stays shut. */
const OPEN: Readonly<Record<'GET' | 'POST', readonly string[]>> = {
  GET: [
    'providers',
    'session',
    'csrf',
    'signout',
    'error',
    'callback/copper',
    // All of these lead to the sign-in page and begin nothing.
    'signin',
    'signin/copper',
    'signin/copper-email',
    'signin/copper-code',
  ],
  // Its `_log` would let anybody write into our log.
  POST: ['signin/copper', 'callback/copper-email', 'callback/copper-code', 'signout'],
};

/**
 * Whether next-auth may answer a request for `/api/auth/<parts>`: `open`, or the methods that are open there (none for
 * an address that does not exist). Pure.
 */
export function nextAuthAccess(method: string, parts: readonly string[]): 'open' | ('GET' | 'POST')[] {
  const address = parts.join('/');
  const methods = (['GET', 'POST'] as const).filter((each) => OPEN[each].includes(address));
  return methods.some((each) => each === method) ? 'open' : methods;
}
