import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { costsUrl, tariffCompareUrl, tariffImportUrl, tariffPriceUrl, tariffsUrl } from '@/lib/contract/api-urls';
import type { CompareTariffInput, ComparisonData, CostsData } from '@/lib/contract/costs';
import { costsKey, tariffsKey } from '@/lib/contract/query-keys';
import type { ImportedTariffData, ImportTariffInput } from '@/lib/contract/tariff-import';
import type { SavePriceInput, SaveTariffInput, TariffsData } from '@/lib/contract/tariffs';
import { fetchJson } from './fetch-json';
import { renewalInterval, staleTimeOf } from './freshness';

/** Costs of the bills that a local day is in; null: today. Another day’s stay on screen while they load. */
export function costsQueryOptions(account: string, premiseId: string, day: string | null) {
  return queryOptions({
    queryKey: costsKey(account, premiseId, day),
    queryFn: ({ signal }) =>
      fetchJson<ApiAnswer<CostsData>>(costsUrl(account, premiseId, day ?? undefined), { signal }),
    staleTime: staleTimeOf,
    refetchInterval: (query) => renewalInterval(query),
    refetchIntervalInBackground: false,
    placeholderData: keepPreviousData,
  });
}

/** The prices of a home; null: those of all homes that have none of their own. */
export function tariffsQueryOptions(account: string, premiseId: string | null) {
  return queryOptions({
    queryKey: tariffsKey(account, premiseId),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<TariffsData>>(tariffsUrl(account, premiseId ?? undefined), { signal }),
    staleTime: 60_000,
  });
}

/** Stores a price; returns all prices of the home. Throws `ApiProblem`. */
export function postPrice(input: SavePriceInput) {
  return fetchJson<ApiAnswer<TariffsData>>(tariffPriceUrl(), { body: input });
}

/** Stores a complete tariff; returns all prices of the home. Throws `ApiProblem`. */
export function postTariff(input: SaveTariffInput) {
  return fetchJson<ApiAnswer<TariffsData>>(tariffsUrl('home'), { body: input });
}

/** Returns the tariff that a file describes, or why it can't be made. Throws `ApiProblem`. */
export function postTariffFile(input: ImportTariffInput) {
  return fetchJson<ApiAnswer<ImportedTariffData>>(tariffImportUrl(), { body: input });
}

/** Returns the last twelve months by the home's prices and by a tariff. Throws `ApiProblem`. */
export function postComparison(input: CompareTariffInput) {
  return fetchJson<ApiAnswer<ComparisonData>>(tariffCompareUrl(), { body: input });
}
