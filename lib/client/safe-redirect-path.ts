/** Where to go when nothing sensible was asked for. */
export const HOME_PATH = '/premises';

/**
 * Turns what an address bar asks for (`next`) into a path of this site: anything that could lead elsewhere, to
 * another host, to a scheme, or back to signing in becomes the home path.
 */
export function safeRedirectPath(asked: string | null | undefined): string {
  // Browsers read a backslash as a slash and drop tabs and line breaks: '/\evil.example' is another host.
  if (!asked || !/^\/(?![/\\])[^\\\s]*$/.test(asked) || hasControlCharacter(asked)) return HOME_PATH;
  const base = 'http://own.invalid';
  let url: URL;
  try {
    url = new URL(asked, base);
  } catch {
    return HOME_PATH;
  }
  if (url.origin !== base || /^\/(?:sign-in|api)(?:\/|$)/.test(url.pathname)) return HOME_PATH;
  // Normalising can uncover a double slash ('/.//evil.example').
  if (url.pathname.startsWith('//')) return HOME_PATH;
  return `${url.pathname}${url.search}${url.hash}`;
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((letter) => (letter.codePointAt(0) ?? 0) < 0x20);
}
