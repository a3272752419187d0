/** The path used when the requested one is missing or unsafe. */
export const HOME_PATH = '/';

/**
 * Returns the path of this site to open after sign-in, from the `next` parameter of the URL. Anything that could lead
 * to another host or scheme, or back to the sign-in page, becomes the home path.
 */
export function safeRedirectPath(requested: string | null | undefined): string {
  // Browsers read a backslash as a slash and drop tabs and line breaks: '/\evil.example' is another host.
  if (!requested || !/^\/(?![/\\])[^\\\s]*$/.test(requested) || hasControlCharacter(requested)) return HOME_PATH;
  const base = 'http://own.invalid';
  let url: URL;
  try {
    url = new URL(requested, base);
  } catch {
    return HOME_PATH;
  }
  if (url.origin !== base || /^\/(?:sign-in|api)(?:\/|$)/.test(url.pathname)) return HOME_PATH;
  // Normalization can produce a double slash ('/.//evil.example').
  if (url.pathname.startsWith('//')) return HOME_PATH;
  return `${url.pathname}${url.search}${url.hash}`;
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((letter) => (letter.codePointAt(0) ?? 0) < 0x20);
}
