import type { Commodity } from '@/lib/domain/money/tariff';
import { withAccount } from './account-param';

/** Returns the path of a home's costs. */
export function costsPath(account: string, premiseId: string): string {
  return withAccount(`/premises/${encodeURIComponent(premiseId)}/costs`, account);
}

/** Returns the path of the page with all prices of a commodity. */
export function pricesPath(account: string, premiseId: string, commodity: Commodity): string {
  return withAccount(`/premises/${encodeURIComponent(premiseId)}/prices/${commodity}`, account);
}
