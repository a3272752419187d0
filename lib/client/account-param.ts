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

/** Where an account begins: a home's readings, or an enterprise's fleet. */
export function accountStartPath(account: string): string {
  return withAccount(account === 'home' ? '/premises' : '/fleet', account);
}

/** The page of one premise, meter or gateway of an enterprise. */
export function fleetPath(account: string, list: 'premises' | 'meters' | 'gateways', id: string): string {
  return withAccount(`/fleet/${list}/${encodeURIComponent(id)}`, account);
}

/** Where a meter's usage is shown: among a home's pages, or on its own page of the fleet. */
export function meterPath(account: string, premiseId: string, meterId: string): string {
  if (account !== 'home') return fleetPath(account, 'meters', meterId);
  return `/premises/${encodeURIComponent(premiseId)}/meters/${encodeURIComponent(meterId)}`;
}
