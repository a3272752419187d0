import { queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { reportCostUrl } from '@/lib/contract/api-urls';
import { reportCostKey } from '@/lib/contract/query-keys';
import type { ReportCostData } from '@/lib/contract/report-cost';
import { fetchJson } from './fetch-json';

/**
 * What a report would cost. Asking costs no request of Copper's, so it may follow every choice; what was true of
 * another choice is never shown for this one.
 */
export function reportCostQueryOptions(account: string, report: string, parameters: Record<string, string>) {
  return queryOptions({
    queryKey: reportCostKey(account, report, parameters),
    queryFn: ({ signal }) =>
      fetchJson<ApiAnswer<ReportCostData>>(reportCostUrl(account, report, parameters), { signal }),
    staleTime: 10_000,
  });
}
