/** Under which path this site is served, such as `/energy`; empty at the root of its host. */
function basePath(): string {
  // The browser has it from the page: the same build serves any path.
  if (typeof document !== 'undefined') return document.documentElement.dataset.basePath ?? '';
  // biome-ignore lint/style/noProcessEnv: code that also runs in the browser cannot import env.ts, which checks it
  return process.env.BASE_PATH?.trim() ?? '';
}

/** Returns the address of a path of this site, such as `/energy/api/session`. Next's links and redirects do this themselves. */
export function ownPath(path: string): string {
  return `${basePath()}${path}`;
}
