import type { EnterpriseRole } from '../account';

/** The email of a user. `emailVerified` is true only when Copper's auth host says so. */
interface UserEmail {
  email: string | null;
  emailVerified: boolean;
}

/** Returns the role of a user in the enterprises, or null for no access. A user on both lists is an operator. Pure. */
export function enterpriseRole(
  user: UserEmail,
  lists: { operators: readonly string[]; viewers: readonly string[] },
): EnterpriseRole | null {
  if (isListed(user, lists.operators)) return 'operator';
  return isListed(user, lists.viewers) ? 'viewer' : null;
}

/**
 * True when a user is on a list: the email is verified, and the list has the email or its exact domain (a subdomain is
 * another domain). An empty list matches no user. Pure.
 */
export function isListed(user: UserEmail, list: readonly string[]): boolean {
  if (!user.emailVerified || user.email === null) return false;
  const email = user.email.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  if (at < 1 || at === email.length - 1) return false;
  const domain = email.slice(at);
  return list.some((entry) => {
    const listed = entry.trim().toLowerCase();
    return listed.startsWith('@') ? listed.length > 1 && listed === domain : listed !== '' && listed === email;
  });
}
