'use client';

import { useSearchParams } from 'next/navigation';

/** Whose data the page shows: `home`, or an enterprise id. It stands in the address, so that links share it. */
export function useAccountParam(): string {
  return useSearchParams().get('account') || 'home';
}

/** A path that stays with the account. */
export function withAccount(path: string, account: string): string {
  return account === 'home' ? path : `${path}?account=${encodeURIComponent(account)}`;
}
