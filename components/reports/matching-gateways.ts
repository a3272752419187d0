import type { PremiseSummary } from '@/lib/contract/premises';
import type { Gateway } from '@/lib/domain/premise';
import { matchesSearch } from '@/lib/domain/premise-search';

/** More are not looked through: another word finds it sooner. */
const MOST_OFFERED = 8;

/** The first gateways that what is typed may mean; none where it is one's id already. */
export function matchingGateways(
  premises: readonly PremiseSummary[],
  typed: string,
): { premise: PremiseSummary; gateway: Gateway }[] {
  const found: { premise: PremiseSummary; gateway: Gateway }[] = [];
  for (const premise of premises) {
    for (const gateway of premise.gateways) {
      if (gateway.id === typed) return [];
      const matches =
        found.length < MOST_OFFERED && matchesSearch({ ...premise, meters: [], gateways: [gateway] }, typed);
      if (matches) found.push({ premise, gateway });
    }
  }
  return found;
}
