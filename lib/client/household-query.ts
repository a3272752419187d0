import type { ApiAnswer } from '@/lib/contract/api-answer';
import { householdUrl } from '@/lib/contract/api-urls';
import type { HouseholdInput, HouseholdsData } from '@/lib/contract/household';
import { fetchJson } from './fetch-json';

/** Stores how many people live in a home; null removes it. Throws `ApiProblem`. */
export function putHousehold(input: HouseholdInput): Promise<ApiAnswer<HouseholdsData>> {
  return fetchJson(householdUrl(), { method: 'PUT', body: input });
}
