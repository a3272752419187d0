import { SignInError } from './sign-in-error';

/** The code that a user copied from Copper's page. `state` is null when only a code was pasted. */
export interface PastedCode {
  code: string;
  state: string | null;
}

const MAX_CHARACTERS = 8192;

/** Removes the quotes or angle brackets that mail programs put around addresses, in linear time. */
function unquoted(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && `"'<`.includes(text.charAt(start))) start += 1;
  while (end > start && `"'>`.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Returns the address in a pasted text with words around it; the text itself where there is none. */
function addressIn(text: string): string {
  return text.match(/https?:\/\/[^\s"'<>]+/i)?.[0] ?? text;
}

/**
 * Returns a pasted code, or the code in a pasted address. An address without a state is refused, because it could be
 * from another user's sign-in. Throws `SignInError`: `code_missing`, `access_denied`, `state_mismatch`.
 */
export function readPastedCode(pasted: string): PastedCode {
  const text = pasted.length > MAX_CHARACTERS ? '' : addressIn(unquoted(pasted.trim()));
  if (text === '') throw new SignInError('code_missing');

  const looksLikeAddress = /^https?:\/\//i.test(text) || /[?&](code|error)=/.test(text);
  if (!looksLikeAddress) {
    const code = text.replace(/^code=/, '');
    if (!/^[\w.~+/=-]{6,2048}$/.test(code)) throw new SignInError('code_missing');
    return { code, state: null };
  }

  const query = new URLSearchParams(text.slice(text.indexOf('?') + 1).replace(/#.*$/, ''));
  const code = query.get('code');
  const state = query.get('state');
  if (!text.includes('?') || (!code && !query.get('error'))) throw new SignInError('code_missing');
  if (!state) throw new SignInError('state_mismatch', 'pasted address without a state');
  if (!code) throw new SignInError('access_denied', 'pasted address carries an error');
  return { code, state };
}
