import type { PremiseSummary } from '@/lib/contract/premises';
import type { Gateway } from '@/lib/domain/premise';
import { matchesSearch } from '@/lib/domain/premise-search';

/** Suggestions shown. */
const MAX_SUGGESTIONS = 8;

/** Returns the first gateways that match the input; none when the input is already a gateway's id. */
export function matchingGateways(
  premises: readonly PremiseSummary[],
  typed: string,
): { premise: PremiseSummary; gateway: Gateway }[] {
  const found: { premise: PremiseSummary; gateway: Gateway }[] = [];
  for (const premise of premises) {
    for (const gateway of premise.gateways) {
      if (gateway.id === typed) return [];
      const matches =
        found.length < MAX_SUGGESTIONS && matchesSearch({ ...premise, meters: [], gateways: [gateway] }, typed);
      if (matches) found.push({ premise, gateway });
    }
  }
  return found;
}
