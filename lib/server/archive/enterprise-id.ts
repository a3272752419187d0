import type { AccountRef } from '../account';

/** The enterprise's id in paths. Throws for a home account: asking its side of the API for one is our mistake. */
export function enterpriseIdOf(account: AccountRef): string {
  if (account.enterpriseId === null) throw new Error('account has no enterprise');
  return account.enterpriseId;
}
