/**
 * The address to go to after signing in or out, if it is a page of this site; the front page otherwise. Compared after
 * parsing, as a browser would read it, so that `//host`, `/\host` and the like lead nowhere. Pure.
 */
export function safeRedirect(url: string, baseUrl: string): string {
  if (!URL.canParse(url, baseUrl)) return baseUrl;
  const target = new URL(url, baseUrl);
  if (target.origin !== new URL(baseUrl).origin || target.username !== '' || target.password !== '') return baseUrl;
  // Not a page: coming back there would end on data, or sign in and out in circles.
  if (target.pathname.startsWith('/api/')) return baseUrl;
  return target.href;
}
