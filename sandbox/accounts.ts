/** The accounts that can sign in to the sandbox, and the rule for any other email address. */

export interface SandboxAccount {
  email: string;
  name: string;
  /** Subject in tokens. Premises are found by it. */
  sub: string;
  emailVerified: boolean;
  /** One line for the sign-in page: what this account is for. */
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
  listed('unverified@example.com', 'Uma Novak', 'Email address not verified', false),
];

const EMAIL = /^[^\s@|<>"]+@[^\s@|<>"]+\.[^\s@|<>"]+$/;

/**
 * Returns the account of an email address, or null when the text is not an email address. An address that is not listed
 * gets its own account with the full address in the subject, so that `alex@elsewhere.example` is not the Alex above.
 */
export function accountOfEmail(typed: string): SandboxAccount | null {
  const email = typed.trim().toLowerCase();
  const known = ACCOUNTS.find((account) => account.email === email);
  if (known) return known;
  if (!EMAIL.test(email)) return null;
  return { email, name: email, sub: `auth0|${email}`, emailVerified: true, about: 'No premises' };
}

/**
 * Returns the subject that owns the homes of an account. `alex+2@example.com` is an account of its own with Alex's homes,
 * so that a test starts with an account that nobody has used.
 */
export function homeOwner(sub: string): string {
  const untagged = sub.replace(/\+[^@]*@/, '@');
  return ACCOUNTS.find(({ email }) => `auth0|${email}` === untagged)?.sub ?? sub;
}

/** Returns the account of a token's subject. The subject of an unlisted account contains its address. */
export function accountOfSub(sub: string): SandboxAccount | null {
  const known = ACCOUNTS.find((account) => account.sub === sub);
  if (known) return known;
  return sub.startsWith('auth0|') ? accountOfEmail(sub.slice('auth0|'.length)) : null;
}
