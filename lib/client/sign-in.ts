import { ownPath } from '@/lib/contract/own-path';
import { fetchJson } from './fetch-json';

export type SignInResult = { ok: true } | { ok: false; code: string };

/**
 * Signs in with the user's entry, through our provider `copper-email` or `copper-code`. Never throws: returns the code
 * of a failure (`lib/contract/sign-in-errors`), or `offline` if the server sends no answer.
 */
export async function signInWith(
  provider: 'copper-email' | 'copper-code',
  credentials: Record<string, string>,
): Promise<SignInResult> {
  try {
    const { ok, url } = await sendToNextAuth(`callback/${provider}`, { ...credentials, callbackUrl: ownPath('/') });
    const error = new URL(url).searchParams.get('error');
    return ok && error === null ? { ok: true } : { ok: false, code: error ?? 'offline' };
  } catch {
    return { ok: false, code: 'offline' };
  }
}

/** Opens Copper's sign-in page, which returns to `next`, a path of this site. */
export async function signInByRedirect(next: string): Promise<void> {
  window.location.href = (await sendToNextAuth('signin/copper', { callbackUrl: ownPath(next) })).url;
}

/** Ends the session and opens the sign-in page. */
export async function signOut(): Promise<void> {
  window.location.href = (await sendToNextAuth('signout', { callbackUrl: ownPath('/sign-in') })).url;
}

/**
 * Posts a form to next-auth with the token that it gave this browser. `url` of the answer is where to go next. In place of
 * `next-auth/react`, which knows the path of this site only from its build.
 */
async function sendToNextAuth(action: string, fields: Record<string, string>): Promise<{ ok: boolean; url: string }> {
  const { csrfToken } = await fetchJson<{ csrfToken: string }>(ownPath('/api/auth/csrf'));
  const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' });
  const response = await fetch(ownPath(`/api/auth/${action}`), { method: 'POST', body });
  const { url } = (await response.json()) as { url: string };
  return { ok: response.ok, url };
}

/** Makes Copper email a 6-digit code. Throws `ApiProblem`. */
export async function startEmailCode(email: string): Promise<void> {
  await fetchJson(ownPath('/api/sign-in/email/start'), { body: { email } });
}

/** Starts a sign-in with a copied code; returns the URL of Copper's page. Throws `ApiProblem`. */
export async function startCopiedCode(): Promise<{ authorizeUrl: string }> {
  const { data } = await fetchJson<{ data: { authorizeUrl: string } }>(ownPath('/api/sign-in/code/start'), {
    body: {},
  });
  return data;
}
