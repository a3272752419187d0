import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { reportCostUrl } from '@/lib/contract/api-urls';
import { reportCostKey } from '@/lib/contract/query-keys';
import type { ReportCostData } from '@/lib/contract/report-cost';
import { fetchJson } from './fetch-json';

/**
 * What a report would cost. Costs no request to Copper, so it is refetched on every change of the form; the cost of
 * other parameters is never shown meanwhile.
 */
export function reportCostQueryOptions(account: string, report: string, parameters: Record<string, string>) {
  return queryOptions({
    queryKey: reportCostKey(account, report, parameters),
    queryFn: ({ signal }) =>
      fetchJson<ApiAnswer<ReportCostData>>(reportCostUrl(account, report, parameters), { signal }),
    staleTime: 10_000,
  });
}
