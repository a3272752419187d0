'use client';

import { useSearchParams } from 'next/navigation';

/** Returns the account that the page shows, from the URL: `home`, or an enterprise id. */
export function useAccountParam(): string {
  return useSearchParams().get('account') || 'home';
}

/** Returns the path with the account added. */
export function withAccount(path: string, account: string): string {
  return account === 'home' ? path : `${path}?account=${encodeURIComponent(account)}`;
}

/** Returns the start page of an account: the home opened last, or the fleet of an enterprise. */
export function accountStartPath(account: string): string {
  return account === 'home' ? '/' : withAccount('/fleet', account);
}

/** Returns the path of one premise, meter or gateway of an enterprise. */
export function fleetPath(account: string, list: 'premises' | 'meters' | 'gateways', id: string): string {
  return withAccount(`/fleet/${list}/${encodeURIComponent(id)}`, account);
}
