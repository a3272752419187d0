/**
 * Returns the address to open after sign-in or sign-out: `url` if it is a page of this site, otherwise the front page.
 * Compares parsed URLs, as a browser reads them, so that `//host` and `/\host` are refused. Pure.
 */
export function safeRedirect(url: string, baseUrl: string): string {
  if (!URL.canParse(url, baseUrl)) return baseUrl;
  const target = new URL(url, baseUrl);
  if (target.origin !== new URL(baseUrl).origin || target.username !== '' || target.password !== '') return baseUrl;
  // Not a page: it would show data, or sign in and out in a loop.
  if (target.pathname.startsWith('/api/')) return baseUrl;
  return target.href;
}
