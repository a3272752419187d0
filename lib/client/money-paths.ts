import { withAccount } from '@/lib/client/account-param';
import type { Commodity } from '@/lib/domain/money/tariff';

/** Returns the path of the page with all prices of a commodity. */
export function pricesPath(account: string, premiseId: string, commodity: Commodity): string {
  return withAccount(`/premises/${encodeURIComponent(premiseId)}/prices/${commodity}`, account);
}
