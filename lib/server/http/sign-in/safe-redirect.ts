/**
 * Returns the address to open after sign-in or sign-out: `url` if it is a page of this site, otherwise the front page.
 * `basePath` is that of this site: the other paths of its host are not its pages.
 * Compares parsed URLs, as a browser reads them, so that `//host` and `/\host` are refused. Pure.
 */
export function safeRedirect(url: string, baseUrl: string, basePath: string): string {
  const frontPage = `${baseUrl}${basePath}`;
  if (!URL.canParse(url, baseUrl)) return frontPage;
  const target = new URL(url, baseUrl);
  if (target.origin !== new URL(baseUrl).origin || target.username !== '' || target.password !== '') return frontPage;
  if (target.pathname !== basePath && !target.pathname.startsWith(`${basePath}/`)) return frontPage;
  // Not a page: it would show data, or sign in and out in a loop.
  if (target.pathname.startsWith(`${basePath}/api/`)) return frontPage;
  return target.href;
}
