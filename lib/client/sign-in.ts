import { fetchJson } from './fetch-json';

export type SignInResult = { ok: true } | { ok: false; code: string };

/**
 * Signs in with what a person typed, by our provider `copper-email` or `copper-code`. Never throws: a refusal is
 * its code (`lib/contract/sign-in-errors`), no answer at all is `offline`.
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

/** Leaves for Copper's own page; comes back to `next`, a path of this site. */
export async function signInByRedirect(next: string): Promise<void> {
  const { signIn } = await import('next-auth/react');
  await signIn('copper', { callbackUrl: next });
}

/** Has Copper mail six digits to `email`. Throws `ApiProblem`. */
export async function startEmailCode(email: string): Promise<void> {
  await fetchJson('/api/sign-in/email/start', { body: { email } });
}

/** Begins 'copy the code': the address of Copper's page to open. Throws `ApiProblem`. */
export async function startCopiedCode(): Promise<{ authorizeUrl: string }> {
  const { data } = await fetchJson<{ data: { authorizeUrl: string } }>('/api/sign-in/code/start', { body: {} });
  return data;
}
