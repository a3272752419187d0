import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import { exportScheduleUrl, exportsUrl, exportUrl } from '@/lib/contract/api-urls';
import type { ExportsData, ExportView, StartExportInput } from '@/lib/contract/exports';
import { exportsKey, type ListPage } from '@/lib/contract/query-keys';
import { fetchJson } from './fetch-json';

/** Reports on the page at first; more on demand. */
export const FIRST_EXPORTS = { limit: 12 };

/** Reports that run as jobs. Costs no request to Copper, so it is polled while one runs. */
export function exportsQueryOptions(account: string, page: ListPage) {
  return queryOptions({
    queryKey: exportsKey(account, page),
    queryFn: ({ signal }) => fetchJson<ApiAnswer<ExportsData>>(exportsUrl(account, page), { signal }),
    staleTime: 2_000,
    refetchInterval: ({ state }) =>
      state.data?.data.exports.some((each) => each.state === 'running') ? 3_000 : 60_000,
    refetchIntervalInBackground: false,
    placeholderData: keepPreviousData,
  });
}

/** Starts a report as a job. Throws `ApiProblem`. */
export function postExportRequest(input: Omit<StartExportInput, 'strict'> & { strict?: boolean }) {
  return fetchJson<ApiAnswer<ExportView>>(exportsUrl('home'), { body: input });
}

/** Cancels a running export, or deletes a finished one. Throws `ApiProblem`. */
export function deleteExportRequest(id: string) {
  return fetchJson<null>(exportUrl(id), { method: 'DELETE' });
}

/** Ends the schedule of a repeated report. Throws `ApiProblem`. */
export function deleteScheduleRequest(id: string) {
  return fetchJson<null>(exportScheduleUrl(id), { method: 'DELETE' });
}
