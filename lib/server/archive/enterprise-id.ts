import type { AccountRef } from '../account';

/** Returns the enterprise's id for paths. Throws for a home account, which is a programming error. */
export function enterpriseIdOf(account: AccountRef): string {
  if (account.enterpriseId === null) throw new Error('account has no enterprise');
  return account.enterpriseId;
}
