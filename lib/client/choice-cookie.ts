import { ownPath } from '@/lib/contract/own-path';

/** Browser only: stores a user's choice for a year, in a cookie that the server reads when it renders a page. */
export function saveChoiceCookie(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox releases
  document.cookie = `${name}=${value}; Path=${ownPath('') || '/'}; Max-Age=31536000; SameSite=Lax${secure}`;
}
