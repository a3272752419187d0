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
    const { signIn } = await import('next-auth/react');
    const answer = await signIn(provider, { ...credentials, redirect: false });
    if (answer?.ok && !answer.error) return { ok: true };
    return { ok: false, code: answer?.error ?? 'offline' };
  } catch {
    return { ok: false, code: 'offline' };
  }
}

/** Opens Copper's sign-in page, which returns to `next`, a path of this site. */
export async function signInByRedirect(next: string): Promise<void> {
  const { signIn } = await import('next-auth/react');
  await signIn('copper', { callbackUrl: next });
}

/** Makes Copper email a 6-digit code. Throws `ApiProblem`. */
export async function startEmailCode(email: string): Promise<void> {
  await fetchJson('/api/sign-in/email/start', { body: { email } });
}

/** Starts a sign-in with a copied code; returns the URL of Copper's page. Throws `ApiProblem`. */
export async function startCopiedCode(): Promise<{ authorizeUrl: string }> {
  const { data } = await fetchJson<{ data: { authorizeUrl: string } }>('/api/sign-in/code/start', { body: {} });
  return data;
}
