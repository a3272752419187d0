/** The first parts of this site's own addresses: a base path that begins with one would be ambiguous. */
const OWN_NAMES = [
  '_next',
  'alerts',
  'api',
  'api-docs',
  'budget',
  'downloads',
  'fleet',
  'guest',
  'history',
  'icons',
  'metrics',
  'premises',
  'reports',
  'settings',
  'sign-in',
];

/** True for a path under which this site can be served, such as `/energy`. Pure. */
export function isBasePath(text: string): boolean {
  const [, first = ''] = text.split('/', 2);
  return /^(\/[A-Za-z0-9_][\w.~-]*){1,5}$/.test(text) && !OWN_NAMES.includes(first);
}

/** Returns an address as this site's own code knows it: without the base path, where it has that. Pure. */
export function withoutBasePath(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
}

/** Returns an address as Next knows it: with the base path, also where a proxy removed it. Pure. */
export function withBasePath(url: string, basePath: string): string {
  const own = withoutBasePath(url, basePath);
  if (basePath === '' || !own.startsWith('/')) return url;
  // Next redirects from the front page with a slash at its end to the one without.
  return `${basePath}${/^\/(\?|$)/.test(own) ? own.slice(1) : own}`;
}
