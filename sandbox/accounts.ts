/** The people who can sign in to the sandbox, and how anybody else who types an e-mail address is treated. */

export interface SandboxAccount {
  email: string;
  name: string;
  /** Subject in tokens; also the key under which the data role finds premises. */
  sub: string;
  emailVerified: boolean;
  /** One line for the sign-in page: why one would pick this account. */
  about: string;
}

function listed(email: string, name: string, about: string, emailVerified = true): SandboxAccount {
  return { email, name, sub: `auth0|${email.slice(0, email.indexOf('@'))}`, emailVerified, about };
}

export const ACCOUNTS: readonly SandboxAccount[] = [
  listed('alex@example.com', 'Alex Romero', 'Two homes: Denver, and Phoenix with solar and an electric car'),
  listed('kim@example.com', 'Kimberley Ångström-Okonkwo de la Vega', 'New York, with a difficult address'),
  listed('asha@example.com', 'Asha Raman', 'Kolkata, half-hour time zone, one unknown meter type'),
  listed('lee@example.com', 'Lee Nakamura', 'Los Angeles: no meters in one home, gaps in another'),
  listed('empty@example.com', 'Eve Moreau', 'No premises at all'),
  listed('operator@utility.example', 'Odell Park', 'Works for the utility; one small home'),
  listed('unverified@example.com', 'Uma Novak', 'E-mail address not verified', false),
];

const EMAIL = /^[^\s@|<>"]+@[^\s@|<>"]+\.[^\s@|<>"]+$/;

/**
 * The account of an e-mail address, or null when it does not look like one.
 * Someone not listed gets an account of their own, with the whole address in the subject: `alex@elsewhere.example`
 * must not turn into the Alex above.
 */
export function accountOfEmail(typed: string): SandboxAccount | null {
  const email = typed.trim().toLowerCase();
  const known = ACCOUNTS.find((account) => account.email === email);
  if (known) return known;
  if (!EMAIL.test(email)) return null;
  return { email, name: email, sub: `auth0|${email}`, emailVerified: true, about: 'No premises' };
}

/** The account behind a token's subject; the address of an unlisted person is read back from the subject itself. */
export function accountOfSub(sub: string): SandboxAccount | null {
  const known = ACCOUNTS.find((account) => account.sub === sub);
  if (known) return known;
  return sub.startsWith('auth0|') ? accountOfEmail(sub.slice('auth0|'.length)) : null;
}
