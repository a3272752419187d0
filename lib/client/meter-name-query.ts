import type { ApiAnswer } from '@/lib/contract/api-answer';
import { meterNameUrl } from '@/lib/contract/api-urls';
import type { MeterNameData, MeterNameInput } from '@/lib/contract/meter-name';
import { fetchJson } from './fetch-json';

/** Stores the user's own name for a meter; null removes it. Throws `ApiProblem`. */
export function putMeterName(input: MeterNameInput): Promise<ApiAnswer<MeterNameData>> {
  return fetchJson(meterNameUrl(), { method: 'PUT', body: input });
}
