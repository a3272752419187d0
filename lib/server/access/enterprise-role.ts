import type { EnterpriseRole } from '../account';

/** What is known of somebody's address; `emailVerified` only when Copper's auth host said so. */
interface Person {
  email: string | null;
  emailVerified: boolean;
}

/** What a person may do with the enterprises; null: nothing, not even know of them. On both lists, operator. Pure. */
export function enterpriseRole(
  person: Person,
  lists: { operators: readonly string[]; viewers: readonly string[] },
): EnterpriseRole | null {
  if (isListed(person, lists.operators)) return 'operator';
  return isListed(person, lists.viewers) ? 'viewer' : null;
}

/**
 * Whether a person is on a list: their e-mail address is verified and is on it, itself or by its exact domain (a
 * subdomain is another domain). An empty list admits nobody. Pure.
 */
export function isListed(person: Person, list: readonly string[]): boolean {
  if (!person.emailVerified || person.email === null) return false;
  const email = person.email.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  if (at < 1 || at === email.length - 1) return false;
  const domain = email.slice(at);
  return list.some((entry) => {
    const wanted = entry.trim().toLowerCase();
    return wanted.startsWith('@') ? wanted.length > 1 && wanted === domain : wanted !== '' && wanted === email;
  });
}
