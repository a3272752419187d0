/**
 * Whether a person may use the enterprise account: their e-mail address is verified and is on the list, itself or by
 * its exact domain (a subdomain is another domain). An empty list admits nobody. Pure.
 */
export function isOperator(person: { email: string | null; emailVerified: boolean }, operators: readonly string[]) {
  if (!person.emailVerified || person.email === null) return false;
  const email = person.email.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  if (at < 1 || at === email.length - 1) return false;
  const domain = email.slice(at);
  return operators.some((entry) => {
    const wanted = entry.trim().toLowerCase();
    return wanted.startsWith('@') ? wanted.length > 1 && wanted === domain : wanted !== '' && wanted === email;
  });
}
